import type { JunitCase } from '../formats/read-junit.js';
import { junitName } from './junit-name.js';
import type { Reruns } from './rerun-failed.js';

/** A test case of the JUnit report after failed tests were run again. */
export type TestCase = JunitCase;

export interface MarkedCases {
  readonly cases: readonly TestCase[];
  /** Whether every flaky test is among them: else it stays failed there, and their number is not known. */
  readonly isWhole: boolean;
}

/**
 * The cases of the first run, those of flaky tests with that outcome. A test that failed and failed again in its teardown
 * has two elements, which are flaky both. Of tests that share a name in the report all must be flaky.
 */
export function markFlaky(
  cases: readonly JunitCase[],
  { flaky, failing }: Pick<Reruns, 'flaky' | 'failing'>,
): MarkedCases {
  const stillBad = new Set(failing.map(junitName));
  const names = new Set(flaky.map(junitName));
  const found = new Set<string>();
  const marked = cases.map((one): TestCase => {
    const name = `${one.className}::${one.name}`;
    const isBad = one.outcome === 'failed' || one.outcome === 'error';
    if (!isBad || !names.has(name) || stillBad.has(name)) return one;
    found.add(name);
    return { ...one, outcome: 'flaky' };
  });
  return { cases: marked, isWhole: found.size === names.size };
}
