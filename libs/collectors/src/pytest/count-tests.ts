import { countMetric, type CountMetric } from '@tta/maturity-model';
import type { Failure } from '../contract/collector.js';
import type { JunitCase } from '../formats/read-junit.js';
import type { TestCase } from './mark-flaky.js';
import type { TestCounts } from './test-run-schema.js';
import type { TestKind } from './test-kind.js';

/**
 * The counts of the first run, by the elements of its JUnit report. A flaky test is no failed one, and no passed one either:
 * the sum of all outcomes is `total`.
 *
 * @param isFlakyKnown whether failed tests were run again; else there is no number of flaky ones
 */
export function countTests(
  kind: TestKind,
  cases: readonly TestCase[],
  isFlakyKnown: boolean,
): Record<string, CountMetric> {
  const { flaky, ...others } = countOutcomes(cases);
  const counts = { total: cases.length, ...others, ...(isFlakyKnown && { flaky }) };
  return Object.fromEntries(
    Object.entries(counts).map(([name, value]) => [`tests.${kind}.${name}`, countMetric(value)]),
  );
}

/**
 * In what the JUnit report contradicts the counts that the launcher made on its own: a report that tests wrote, cut or
 * replaced has others.
 */
export function checkCounts(cases: readonly JunitCase[], tests: TestCounts): Failure | undefined {
  if (endedTests(tests) !== tests.collected) {
    const detail = `${tests.collected} tests were collected, ${endedTests(tests)} have an outcome`;
    return { code: 'foreign-report', detail };
  }
  const inReport = { cases: cases.length, ...countOutcomes(cases) };
  const counted = countedByLauncher(tests);
  for (const key of Object.keys(counted) as (keyof typeof counted)[]) {
    if (counted[key] === inReport[key]) continue;
    const detail = `JUnit XML has ${key} ${inReport[key]}, the run had ${counted[key]}`;
    return { code: 'foreign-report', detail };
  }
  return undefined;
}

function countOutcomes(cases: readonly TestCase[]) {
  const of = (outcome: TestCase['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  return {
    passed: of('passed'),
    failed: of('failed'),
    errors: of('error'),
    flaky: of('flaky'),
    skipped: of('skipped'),
    xfailed: of('xfailed'),
  };
}

function endedTests(tests: TestCounts): number {
  return tests.passed + tests.xpassed + tests.failed + tests.error + tests.skipped + tests.xfailed;
}

function countedByLauncher(tests: TestCounts) {
  const skips = tests.collectionSkips.length;
  // A test that fails, and again in its teardown, is two elements: a failure and an error.
  const failedTwice = tests.junitCases - endedTests(tests) - skips;
  return {
    cases: tests.junitCases,
    passed: tests.passed + tests.xpassed,
    failed: tests.failed,
    errors: tests.error + failedTwice,
    skipped: tests.skipped + skips,
    xfailed: tests.xfailed,
  };
}
