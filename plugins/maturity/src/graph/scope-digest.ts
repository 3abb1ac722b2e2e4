import type { ComponentScope } from '@tta/maturity-collectors';
import { createHash } from 'node:crypto';

/**
 * A digest of what a collector is told to measure and where it runs: the sources, for tests the tests of its kind, and the
 * directory in which its tools run.
 */
export function scopeDigest(scope: ComponentScope, collector: string, directory: string): string {
  const { sources, tests } = scope;
  const measured = [
    sources,
    collector === 'pytest' ? tests.unit : collector === 'pytest-integration' ? tests.integration : [],
    directory,
  ];
  return createHash('sha256').update(JSON.stringify(measured)).digest('hex').slice(0, 12);
}
