import { findFailedTests } from './find-failed-tests.js';
import type { TestCase } from './mark-flaky.js';

const places = { workspaceRoot: '/w', temporaryFolder: '/tmp/maturity-Ab12Cd' };
const find = (cases: readonly TestCase[], ids: readonly string[], rootFolder: string | null = 'carbon') =>
  findFailedTests(
    cases,
    { rootFolder, tests: { notPassed: ids.map((test) => ({ test, outcome: 'failed' })) } as never },
    places,
  );
const one = (outcome: TestCase['outcome'], message = 'assert 1 == 2\nmore'): TestCase => ({
  className: 'tests.test_a.TestMany',
  name: 'test_x[1]',
  outcome,
  message,
});
const id = 'tests/test_a.py::TestMany::test_x[1]';

describe('findFailedTests', () => {
  it('names what failed with its file and the first line of its message', () => {
    expect(find([one('failed')], [id])).toEqual([
      {
        rule: 'test-failed',
        severity: 'error',
        file: 'carbon/tests/test_a.py',
        message: 'TestMany::test_x[1]: assert 1 == 2',
      },
    ]);
    expect(find([one('failed', '')], [id])[0]?.message).toBe('TestMany::test_x[1]');
  });

  it.each<[TestCase['outcome'], string, string]>([
    ['error', 'test-error', 'error'],
    ['flaky', 'flaky', 'warning'],
  ])('has a rule of its own for %s', (outcome, rule, severity) => {
    expect(find([one(outcome)], [id])).toMatchObject([{ rule, severity }]);
  });

  it.each<TestCase['outcome']>(['passed', 'skipped', 'xfailed'])('has nothing to say of %s', (outcome) => {
    expect(find([one(outcome)], [id])).toEqual([]);
  });

  it('names a test as the report does when the run did not', () => {
    const [finding] = find([one('failed')], []);
    expect(finding?.message).toBe('tests.test_a.TestMany::test_x[1]: assert 1 == 2');
    expect(finding).not.toHaveProperty('file');
  });

  it('has no file outside of the workspace, nor when the root folder is not known', () => {
    expect(find([one('failed')], [id], '..')[0]).not.toHaveProperty('file');
    expect(find([one('failed')], [id], null)[0]).not.toHaveProperty('file');
    expect(find([one('failed')], [id], '.')[0]?.file).toBe('tests/test_a.py');
  });
});
