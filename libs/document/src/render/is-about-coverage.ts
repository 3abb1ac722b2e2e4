import type { Finding } from '@tta/maturity-model';

const rules: ReadonlySet<string> = new Set(['never-imported', 'outside-sources']);

/** Whether what a test run found is about a source without a covered line, and not about a test. */
export function isAboutCoverage({ rule }: Finding): boolean {
  return rules.has(rule);
}
