import { existsSync, readFileSync } from 'node:fs';
import { collect } from '../collect.js';
import { makeWorkspace, removeWorkspaces, type TestWorkspace } from '../workspace.spec.run.js';

afterEach(removeWorkspaces);

/** Fails until it was run `times` times; counts in a file that is no part of the component. */
const failsAtFirst = (name: string, times: number, more = '') => `
import pathlib
def test_${name}(${more}):
    count = pathlib.Path(__file__).parents[2] / "runs-${name}"
    count.write_text((count.read_text() if count.exists() else "") + "x")
    assert len(count.read_text()) > ${times}, "not yet"
`;
const carbon = {
  'carbon/pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["src"]\n',
  'carbon/src/carbon.py': 'def f(x):\n    if x:\n        return 1\n    return 2\n',
  'carbon/tests/test_carbon.py':
    'import pathlib\nfrom carbon import f\ndef test_f():\n    with open(pathlib.Path(__file__).parents[2] / "runs-f", "a") as runs: runs.write("x")\n    assert f(1) == 1\n',
};
const made = (files: Record<string, string>) => makeWorkspace({ ...carbon, ...files });
const runs = (workspace: TestWorkspace, name: string) =>
  existsSync(workspace.path(`runs-${name}`))
    ? readFileSync(workspace.path(`runs-${name}`), 'utf8').length
    : 0;

async function evidenceOf(workspace: TestWorkspace, rerunFailedTests = 1) {
  const options = { ...workspace.options, rerunFailedTests };
  const [collected] = await collect([workspace.request('pytest', 'carbon')], options);
  return collected?.evidence;
}

const counts = (total: number, passed: number, failed: number, errors: number, flaky: number) => ({
  'tests.unit.total': { value: total },
  'tests.unit.passed': { value: passed },
  'tests.unit.failed': { value: failed },
  'tests.unit.errors': { value: errors },
  'tests.unit.flaky': { value: flaky },
});

describe('a failed test', () => {
  it('that passes when it is run again is flaky: neither passed nor failed, and named', async () => {
    const workspace = made({ 'carbon/tests/test_flaky.py': failsAtFirst('moody', 1) });
    const evidence = await evidenceOf(workspace);
    expect(evidence).toMatchObject({
      status: 'ok',
      metrics: {
        ...counts(2, 1, 0, 0, 1),
        // Of the first run: the second one measures nothing.
        'coverage.unit.lines': { covered: 3, total: 4 },
      },
      findings: [
        {
          rule: 'flaky',
          severity: 'warning',
          file: 'carbon/tests/test_flaky.py',
          message: 'test_moody: AssertionError: not yet',
        },
      ],
    });
    // All tests are run again: alone a test may pass because none other was there.
    expect([runs(workspace, 'moody'), runs(workspace, 'f')]).toEqual([2, 2]);
  });

  it('that fails again is failed', async () => {
    const workspace = made({
      'carbon/tests/test_never.py': failsAtFirst('never', 99),
      'carbon/tests/test_flaky.py': failsAtFirst('moody', 1),
    });
    const evidence = await evidenceOf(workspace);
    expect(evidence).toMatchObject({ status: 'ok', metrics: counts(3, 1, 1, 0, 1) });
    expect(evidence?.status === 'ok' && evidence.findings.map(({ rule }) => rule)).toEqual([
      'flaky',
      'test-failed',
    ]);
    expect([runs(workspace, 'never'), runs(workspace, 'moody'), runs(workspace, 'f')]).toEqual([2, 2, 2]);
  });

  it('is run again as often as the policy says, and only while it fails', async () => {
    const files = {
      'carbon/tests/test_slow.py': failsAtFirst('slow', 2),
      'carbon/tests/test_flaky.py': failsAtFirst('moody', 1),
    };
    const twice = made(files);
    expect(await evidenceOf(twice, 2)).toMatchObject({ status: 'ok', metrics: counts(3, 1, 0, 0, 2) });
    expect([runs(twice, 'slow'), runs(twice, 'moody')]).toEqual([3, 3]);
    const once = made(files);
    expect(await evidenceOf(once, 1)).toMatchObject({ status: 'ok', metrics: counts(3, 1, 1, 0, 1) });
  }, 20_000);

  it('is failed where it passes only without the tests before it', async () => {
    const test =
      'import os\ndef test_first(): os.environ["SPOILT"] = "1"\ndef test_second(): assert "SPOILT" not in os.environ\n';
    const workspace = made({ 'carbon/tests/test_order.py': test });
    expect(await evidenceOf(workspace)).toMatchObject({ status: 'ok', metrics: counts(3, 2, 1, 0, 0) });
  });

  it('leaves it unknown how many are flaky where the policy runs nothing again', async () => {
    const workspace = made({ 'carbon/tests/test_flaky.py': failsAtFirst('moody', 1) });
    const evidence = await evidenceOf(workspace, 0);
    expect(evidence).toMatchObject({ status: 'ok', metrics: { 'tests.unit.failed': { value: 1 } } });
    expect(evidence?.status === 'ok' && Object.keys(evidence.metrics)).not.toContain('tests.unit.flaky');
    expect(runs(workspace, 'moody')).toBe(1);
  });

  it('is found again by its parameters, its class and its root folder', async () => {
    const test = `
import pathlib, pytest
class TestMany:
    @pytest.mark.parametrize("x", ["a/b::c [1]", "é\\n", "--x"])
    def test_each(self, x):
        count = pathlib.Path(__file__).parents[2] / "runs-each"
        count.write_text((count.read_text() if count.exists() else "") + "x")
        assert len(count.read_text()) > 3
`;
    const workspace = made({ 'pytest.ini': '[pytest]\n', 'carbon/tests/test_each.py': test });
    workspace.write({ 'carbon/pyproject.toml': '', 'carbon/tests/test_carbon.py': 'def test_f(): pass\n' });
    expect(await evidenceOf(workspace)).toMatchObject({ status: 'ok', metrics: counts(4, 1, 0, 0, 3) });
    expect(runs(workspace, 'each')).toBe(6);
  });

  it('may have ended in an error, and in a failure and an error', async () => {
    const test = `
import pathlib, pytest
first = pathlib.Path(__file__).parents[2] / "first"
@pytest.fixture
def broken():
    if not first.exists(): raise RuntimeError("no database")
def test_error(broken): pass
@pytest.fixture
def leaky():
    yield
    if not first.exists():
        first.write_text("x")
        raise RuntimeError("left open")
def test_twice(leaky): assert first.exists()
`;
    const workspace = made({ 'carbon/tests/test_error.py': test });
    expect(await evidenceOf(workspace)).toMatchObject({ status: 'ok', metrics: counts(4, 1, 0, 0, 3) });
  });
});

describe('nothing is run again', () => {
  it('where all tests passed', async () => {
    const workspace = made({});
    expect(await evidenceOf(workspace, 3)).toMatchObject({ status: 'ok', metrics: counts(1, 1, 0, 0, 0) });
    expect(runs(workspace, 'f')).toBe(1);
    expect(
      readFileSync(workspace.path('.maturity/carbon/logs/pytest.log'), 'utf8').match(/^\$ /gm),
    ).toHaveLength(1);
  });

  it('where tests could not be loaded', async () => {
    const workspace = made({
      'carbon/pytest.ini': '[pytest]\npythonpath = src\naddopts = --continue-on-collection-errors\n',
      'carbon/tests/test_bad.py': 'import nowhere\n',
      'carbon/tests/test_flaky.py': failsAtFirst('moody', 1),
    });
    expect(await evidenceOf(workspace)).toMatchObject({
      status: 'unavailable',
      reason: { code: 'collection-error' },
    });
    expect(runs(workspace, 'moody')).toBe(1);
  });
});

describe('a second run that does not come to its end proves nothing', () => {
  it.each([
    ['os._exit', 'import os; os._exit(0)', 30_000],
    ['pytest.exit', 'import pytest; pytest.exit("bye", returncode=0)', 30_000],
    ['a crash', 'import os; os.kill(os.getpid(), 9)', 30_000],
    ['a hang', 'import time; time.sleep(600)', 5000],
  ])(
    '%s',
    async (_, statement, limit) => {
      const workspace = made({
        'carbon/tests/test_bad.py': `
import pathlib
def test_bad():
    count = pathlib.Path(__file__).parents[2] / "once"
    if count.exists():
        ${statement}
    count.write_text("x")
    assert False
`,
      });
      const options = { ...workspace.options, rerunFailedTests: 1, timeLimits: { default: limit } };
      const [collected] = await collect([workspace.request('pytest', 'carbon')], options);
      const evidence = collected?.evidence;
      expect(evidence).toMatchObject({
        status: 'ok',
        metrics: { 'tests.unit.passed': { value: 1 }, 'tests.unit.failed': { value: 1 } },
      });
      expect(evidence?.status === 'ok' && Object.keys(evidence.metrics)).not.toContain('tests.unit.flaky');
    },
    20_000,
  );
});

it('gives the same bytes in a workspace at another place, and in a run that others share', async () => {
  const files = { 'carbon/tests/test_flaky.py': failsAtFirst('moody', 1) };
  const [one, two] = [made(files), made(files)];
  await evidenceOf(one);
  const request = two.request('pytest', 'carbon');
  const beside = two.request('pytest', 'beside', {
    sources: ['carbon/beside/other.py'],
    tests: request.component.tests,
    root: 'carbon',
  });
  two.write({ 'carbon/beside/other.py': 'x = 1\n' });
  await collect([request, beside], { ...two.options, rerunFailedTests: 1 });
  // One run for both, and one of the failed test.
  expect(runs(two, 'moody')).toBe(2);
  expect(two.evidence('carbon', 'pytest')).toMatchObject({ status: 'ok', metrics: counts(2, 1, 0, 0, 1) });
  expect(two.bytes('carbon', 'pytest')).toBe(one.bytes('carbon', 'pytest'));
});
