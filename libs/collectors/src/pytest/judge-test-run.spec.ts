import { recorded } from '../recorded.spec.run.js';
import { judgeTestRun } from './judge-test-run.js';
import { testRunSchema, type TestRun } from './test-run-schema.js';

const whole = testRunSchema.parse(JSON.parse(recorded('pytest', 'a-b').outputs.tests?.reports.run ?? ''));

/** The recorded run with one value replaced, by its path. */
function changed(changes: Readonly<Record<string, unknown>>): TestRun {
  const run = structuredClone(whole) as unknown as Record<string, unknown>;
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const parent = keys.reduce((part, key) => part[key] as Record<string, unknown>, run);
    parent[last] = value;
  }
  return testRunSchema.parse(run);
}
const judge = (changes: Readonly<Record<string, unknown>>) => {
  const judgement = judgeTestRun(changed(changes));
  return judgement.ok ? 'ok' : `${judgement.failure.code}: ${judgement.failure.detail}`;
};
const noTests = { 'pytest.exitCode': 5, 'tests.collected': 0 };
const none = { 'tests.failed': 0, 'tests.error': 0, 'pytest.exitCode': 0, 'tests.collected': 0 };

describe('judgeTestRun', () => {
  it('hands on what a run that came to its end has', () => {
    expect(judgeTestRun(whole)).toEqual({
      ok: true,
      run: {
        tests: whole.tests,
        rootFolder: '.',
        optionsByHand: [],
        branch: true,
        leftOut: { tests: [], lines: [], branches: [] },
        components: whole.components,
        lookedAt: whole.lookedAt,
      },
    });
  });

  it('takes a run without failed tests for a good one, and one with skipped files only', () => {
    expect(judge({ 'tests.failed': 0, 'tests.error': 0, 'pytest.exitCode': 0 })).toBe('ok');
    expect(judge({ 'tests.failed': 0 })).toBe('ok');
    expect(judge({ 'tests.error': 0 })).toBe('ok');
    expect(judge({ ...none, 'tests.collectionSkips': ['test_a.py'] })).toBe('ok');
  });

  it.each([
    ['source-missing', 'path-missing'],
    ['coverage-missing', 'tool-not-found'],
    ['pytest-missing', 'tool-not-found'],
    ['coverage-too-old', 'tool-version'],
    ['coverage-config', 'config-unreadable'],
    ['no-session', 'incomplete-run'],
    ['coverage-lost', 'nothing-measured'],
    ['pytest-crashed', 'crashed'],
  ])('says with %s of the launcher that it is %s', (code, expected) => {
    expect(judge({ problem: { code, message: 'why' } })).toBe(`${expected}: why`);
  });

  it.each<[Readonly<Record<string, unknown>>, string]>([
    [{ problem: { code: 'no-session', message: 'why' } }, 'incomplete-run: why'],
    [{ pytest: null }, 'incomplete-run: pytest did not come to its end'],
    [{ tests: null }, 'incomplete-run: pytest did not come to its end'],
    [{ components: null }, 'incomplete-run: the answer of the test run has gaps'],
    [{ coverage: null }, 'incomplete-run: the answer of the test run has gaps'],
    [{ lookedAt: null }, 'incomplete-run: the answer of the test run has gaps'],
    [{ junit: null }, 'incomplete-run: the answer of the test run has gaps'],
    [{ 'tests.collectionErrors': ['a.py', 'b.py'] }, 'collection-error: a.py, b.py'],
    [
      { 'tests.collectionErrors': ['a.py', 'b.py'], 'tests.collectionErrorCause': 'why' },
      'collection-error: a.py (why), b.py',
    ],
    [{ 'pytest.exitCode': 2 }, 'incomplete-run: the run was interrupted'],
    [{ 'pytest.exitCode': 3 }, 'crashed: an internal error of pytest'],
    [{ 'pytest.exitCode': 4 }, 'config-unreadable: pytest could not use its command line or configuration'],
    [{ 'pytest.exitCode': 9 }, 'unexpected-exit-code: exit code 9'],
    [{ 'pytest.exitCode': 0 }, 'unexpected-exit-code: exit code 0 with 5 failed tests'],
    [{ 'tests.failed': 0, 'tests.error': 0 }, 'unexpected-exit-code: exit code 1 with 0 failed tests'],
    [noTests, 'nothing-measured: no test was run'],
    [{ ...noTests, 'tests.deselected': 3 }, 'nothing-measured: no test was run, 3 deselected'],
    [
      { ...noTests, 'tests.collectionSkips': ['a.py'], 'tests.deselected': 1 },
      'nothing-measured: no test was run, 1 deselected, 1 test files skipped',
    ],
    [none, 'nothing-measured: no test was run'],
    [{ 'pytest.session': null }, 'incomplete-run: the session of pytest did not end'],
    [{ 'pytest.session.interrupted': true }, 'incomplete-run: the run was interrupted'],
    [{ 'pytest.session.stopped': 'stopping after 1' }, 'incomplete-run: stopping after 1'],
    [{ 'pytest.session.collectOnly': true }, 'incomplete-run: the configuration asks for collection only'],
    [{ 'tests.internalErrors': 1 }, 'crashed: an internal error of pytest'],
    [{ 'tests.unfinished': 2 }, 'incomplete-run: 2 tests began and did not end'],
    [{ 'tests.notRun': null }, 'incomplete-run: the collection of tests did not end'],
    [{ 'tests.notRun': 3 }, 'incomplete-run: 3 of 9 tests did not run'],
    [{ 'tests.notRun': -1 }, 'incomplete-run: -1 of 9 tests did not run'],
  ])('says why a run counts for nothing: %j', (changes, said) => {
    expect(judge(changes)).toBe(said);
  });
});
