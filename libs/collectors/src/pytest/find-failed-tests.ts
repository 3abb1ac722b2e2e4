import { posix } from 'node:path';
import type { Finding } from '@tta/maturity-model';
import { firstLine, type Places } from './first-line.js';
import type { CompleteRun } from './judge-test-run.js';
import { junitName } from './junit-name.js';
import type { TestCase } from './mark-flaky.js';

const rules: Partial<Record<TestCase['outcome'], string>> = {
  failed: 'test-failed',
  error: 'test-error',
  flaky: 'flaky',
};

/**
 * Every test that failed or ended in an error, with its name and the first line of its message; those that passed when they
 * were run again under a rule of their own.
 */
export function findFailedTests(
  cases: readonly TestCase[],
  { tests, rootFolder }: Pick<CompleteRun, 'tests' | 'rootFolder'>,
  places: Places,
): Finding[] {
  const ids = new Map(tests.notPassed.map(({ test }) => [junitName(test), test]));
  return cases.flatMap(({ className, name, outcome, message }) => {
    const rule = rules[outcome];
    if (rule === undefined) return [];
    const id = ids.get(`${className}::${name}`);
    const line = firstLine(message, places);
    const title = id === undefined ? `${className}::${name}` : id.slice(id.indexOf('::') + 2);
    const file =
      id === undefined || rootFolder === null
        ? undefined
        : posix.join(rootFolder, id.slice(0, id.indexOf('::')));
    return [
      {
        rule,
        severity: rule === 'flaky' ? 'warning' : 'error',
        ...(file === undefined || file.startsWith('..') ? {} : { file }),
        message: line === '' ? title : `${title}: ${line}`,
      },
    ];
  });
}
