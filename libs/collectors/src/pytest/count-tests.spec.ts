import type { JunitCase } from '../formats/read-junit.js';
import { checkCounts, countTests } from './count-tests.js';
import type { TestCase } from './mark-flaky.js';
import type { TestCounts } from './test-run-schema.js';

const cases = (...outcomes: TestCase['outcome'][]): TestCase[] =>
  outcomes.map((outcome) => ({ className: 'test_a', name: 'x', outcome, message: '' }));

describe('countTests', () => {
  it('counts each outcome, and all of them', () => {
    const all = cases(
      'passed',
      'passed',
      'failed',
      'error',
      'flaky',
      'skipped',
      'xfailed',
      'failed',
      'failed',
    );
    expect(countTests('unit', all, true)).toEqual({
      'tests.unit.total': { unit: 'count', value: 9 },
      'tests.unit.passed': { unit: 'count', value: 2 },
      'tests.unit.failed': { unit: 'count', value: 3 },
      'tests.unit.errors': { unit: 'count', value: 1 },
      'tests.unit.flaky': { unit: 'count', value: 1 },
      'tests.unit.skipped': { unit: 'count', value: 1 },
      'tests.unit.xfailed': { unit: 'count', value: 1 },
    });
  });

  it('has no number of flaky tests where it is not known', () => {
    const counts = countTests('integration', cases('passed'), false);
    expect(counts).not.toHaveProperty(['tests.integration.flaky']);
    expect(counts).toMatchObject({ 'tests.integration.total': { value: 1 } });
  });
});

describe('checkCounts', () => {
  const counts = (parts: Partial<TestCounts> = {}): TestCounts => ({
    collected: 7,
    deselected: 0,
    retaken: {},
    notRun: 0,
    failed: 1,
    error: 1,
    xfailed: 1,
    skipped: 1,
    xpassed: 1,
    passed: 2,
    unfinished: 0,
    notPassed: [],
    internalErrors: 0,
    collectionErrors: [],
    collectionSkips: [],
    junitCases: 7,
    ...parts,
  });
  const report = cases('passed', 'passed', 'passed', 'failed', 'error', 'skipped', 'xfailed');

  it('agrees where both say the same', () => {
    expect(checkCounts(report, counts())).toBeUndefined();
  });

  it('knows that a test may fail twice, and that a whole file may be skipped', () => {
    const twice = [...report, ...cases('error')] as JunitCase[];
    expect(checkCounts(twice, counts({ junitCases: 8 }))).toBeUndefined();
    const skipped = [...report, ...cases('skipped')] as JunitCase[];
    expect(checkCounts(skipped, counts({ junitCases: 8, collectionSkips: ['test_b.py'] }))).toBeUndefined();
  });

  it.each([
    [{ collected: 8 }, '8 tests were collected, 7 have an outcome'],
    [{ junitCases: 8 }, 'JUnit XML has cases 7, the run had 8'],
    [{ passed: 3, skipped: 0 }, 'JUnit XML has passed 3, the run had 4'],
    [{ failed: 2, error: 0 }, 'JUnit XML has failed 1, the run had 2'],
    [{ error: 2, skipped: 0 }, 'JUnit XML has errors 1, the run had 2'],
    [{ skipped: 2, xfailed: 0 }, 'JUnit XML has skipped 1, the run had 2'],
    [{ collectionSkips: ['test_b.py'] }, 'JUnit XML has errors 1, the run had 0'],
  ])('says in what they contradict each other: %j', (parts, detail) => {
    expect(checkCounts(report, counts(parts))).toEqual({ code: 'foreign-report', detail });
  });

  it('compares expected failures', () => {
    const other = cases('passed', 'passed', 'passed', 'failed', 'error', 'skipped', 'flaky');
    expect(checkCounts(other, counts())?.detail).toBe('JUnit XML has xfailed 0, the run had 1');
  });
});
