import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Evidence } from '@tta/maturity-model';
import { collect } from '../collect.js';
import { interpreter, makeWorkspace, removeWorkspaces, type TestWorkspace } from '../workspace.spec.run.js';

afterEach(removeWorkspaces);

const source = { 'carbon/src/carbon.py': 'def f(x):\n    if x:\n        return 1\n    return 2\n' };
const project = { 'carbon/pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["src"]\n' };
const passing = {
  'carbon/tests/test_carbon.py': 'from carbon import f\n\ndef test_f():\n    assert f(1) == 1\n',
};
const carbon = { ...source, ...project, ...passing };

/** The component `carbon` with these files instead of, or beside, the plain ones. */
function carbonWith(files: Record<string, string> = {}): TestWorkspace {
  return makeWorkspace({ ...carbon, ...files });
}

async function evidenceOf(workspace: TestWorkspace, name = 'carbon'): Promise<Evidence | undefined> {
  const [collected] = await collect([workspace.request('pytest', name)], workspace.options);
  return collected?.evidence;
}

const counts = (
  total: number,
  passed: number,
  failed: number,
  errors: number,
  skipped: number,
  xfailed: number,
) => ({
  'tests.unit.total': { value: total },
  'tests.unit.passed': { value: passed },
  'tests.unit.failed': { value: failed },
  'tests.unit.errors': { value: errors },
  'tests.unit.skipped': { value: skipped },
  'tests.unit.xfailed': { value: xfailed },
});

describe('a run that came to its end', () => {
  it('gives counts and coverage over all files of the component', async () => {
    const workspace = carbonWith({
      'carbon/src/other.py': 'a = 1\n\n\ndef g():  # pragma: no cover\n    return 1\n',
    });
    expect(await evidenceOf(workspace)).toMatchObject({
      status: 'ok',
      tool: { name: 'pytest', version: '9.1.1 (coverage 7.16.2)' },
      command: ['coverage', 'run', '--source=src', '-m', 'pytest', 'tests'],
      directory: 'carbon',
      scope: { files: ['carbon/src/carbon.py', 'carbon/src/other.py'], excluded: [], missing: [] },
      metrics: {
        ...counts(1, 1, 0, 0, 0, 0),
        'coverage.unit.lines': {
          covered: 3,
          total: 5,
          files: {
            'carbon/src/carbon.py': { covered: 3, total: 4, missing: '4' },
            'carbon/src/other.py': { covered: 0, total: 1, missing: '1' },
          },
        },
        'suppressions.coverage': { value: 2 },
      },
      findings: [
        {
          rule: 'never-imported',
          severity: 'warning',
          file: 'carbon/src/other.py',
          message: 'never imported by the tests',
        },
      ],
    });
  });

  it('says of a source that is a link to elsewhere what coverage says by hand, and why', async () => {
    const workspace = carbonWith({
      'shared/tax.py': 'def tax(x):\n    return x\n',
      'carbon/tests/test_tax.py': 'from tax import tax\n\ndef test_tax():\n    assert tax(1) == 1\n',
      // Leads to where coverage looks: its lines count.
      'carbon/src/real/near.py': 'def near():\n    return 1\n',
      'carbon/tests/test_near.py': 'from near import near\n\ndef test_near():\n    assert near() == 1\n',
    });
    symlinkSync('../../shared/tax.py', workspace.path('carbon/src/tax.py'));
    symlinkSync('real/near.py', workspace.path('carbon/src/near.py'));
    expect(await evidenceOf(workspace)).toMatchObject({
      status: 'ok',
      metrics: { 'tests.unit.passed': { value: 3 }, 'coverage.unit.lines': { covered: 5, total: 8 } },
      findings: [
        {
          rule: 'outside-sources',
          file: 'carbon/src/tax.py',
          message: expect.stringMatching(/^a link to shared\/tax\.py: coverage counts no line/) as string,
        },
      ],
    });
  });

  it('comma-failed: names every failed test', async () => {
    const test = `
import pytest
from carbon import f
def test_ok(): assert f(0) == 2
def test_one(): assert f(1) == 2
class TestTwo:
    @pytest.mark.parametrize("x", ["a/b::c"])
    def test_two(self, x): raise ValueError(f"{object()} in 0.25 s\\nsecond line")
@pytest.fixture
def broken(): raise RuntimeError("no database")
def test_error(broken): pass
def test_tmp(tmp_path): assert str(tmp_path) == ""
@pytest.mark.skip
def test_skipped(): pass
@pytest.mark.xfail
def test_expected(): assert False
@pytest.mark.xfail
def test_unexpected(): pass
def test_subtests(subtests):
    for i in range(3):
        with subtests.test(i=i): assert i == 1
`;
    const workspace = carbonWith({ 'carbon/tests/test_carbon.py': test });
    const evidence = await evidenceOf(workspace);
    expect(evidence).toMatchObject({ status: 'ok', metrics: counts(9, 2, 4, 1, 1, 1) });
    expect(evidence?.status === 'ok' && evidence.findings).toEqual(
      [
        ['test-error', 'test_error: failed on setup with "RuntimeError: no database"'],
        ['test-failed', 'TestTwo::test_two[a/b::c]: ValueError: <object object at 0x…> in … s'],
        ['test-failed', 'test_one: assert 1 == 2'],
        ['test-failed', 'test_subtests: assert 0 == 1'],
        ['test-failed', "test_tmp: AssertionError: assert '/tmp/maturit...t-0/test_tmp0' == ''"],
      ].map(([rule, message]) => ({ rule, severity: 'error', file: 'carbon/tests/test_carbon.py', message })),
    );
    const again = carbonWith({ 'carbon/tests/test_carbon.py': test });
    await evidenceOf(again);
    expect(again.bytes('carbon', 'pytest')).toBe(workspace.bytes('carbon', 'pytest'));
  });

  it('counts a test whose parts are skipped as the JUnit report does', async () => {
    const test = `
import unittest, pytest
from carbon import f
class TestParts(unittest.TestCase):
    def test_ok(self):
        with self.subTest(): self.assertEqual(f(0), 2)
    def test_some(self):
        for part in range(3):
            with self.subTest(part=part):
                if part == 1: self.skipTest("not here")
def test_all(subtests):
    with subtests.test(): pytest.skip("part")
def test_xfail(subtests):
    with subtests.test(): pytest.xfail("part")
def test_skip_xfail(subtests):
    with subtests.test(): pytest.skip("part")
    with subtests.test(): pytest.xfail("part")
def test_skip_fail(subtests):
    with subtests.test(): pytest.skip("part")
    with subtests.test(): assert False
@pytest.mark.xfail
def test_xpass(subtests):
    with subtests.test(): pytest.skip("part")
`;
    expect(await evidenceOf(carbonWith({ 'carbon/tests/test_carbon.py': test }))).toMatchObject({
      status: 'ok',
      metrics: counts(7, 1, 1, 0, 4, 1),
    });
  });

  it.each([
    [
      { 'carbon/tests/conftest.py': 'import nowhere\n' },
      "could not use its command line or configuration: carbon/tests/conftest.py (ModuleNotFoundError: No module named 'nowhere')",
    ],
    [
      { 'carbon/pytest.ini': '[pytest]\naddopts = --nowhere\n' },
      'could not use its command line or configuration: unrecognized arguments: --nowhere',
    ],
    [
      { 'carbon/pytest.ini': '[pytest]\nrequired_plugins = pytest-nowhere\n' },
      'could not use its command line or configuration: Missing required plugins: pytest-nowhere',
    ],
    [
      {
        'carbon/pytest.ini': '[pytest]\naddopts = --strict-markers\n',
        'carbon/tests/test_carbon.py': 'import pytest\n@pytest.mark.nowhere\ndef test_x(): pass\n',
      },
      "could not be loaded: tests/test_carbon.py ('nowhere' not found in `markers` configuration option)",
    ],
  ])('names what is missing: %j', async (files, message) => {
    expect(await evidenceOf(carbonWith(files))).toMatchObject({
      status: 'unavailable',
      reason: { message: expect.stringContaining(message) as string },
    });
  });

  it('first-file: is about all lines, not about the first file', async () => {
    const lines = Array.from({ length: 8 }, (_, index) => `    x${index} = ${index}\n`).join('');
    const workspace = carbonWith({
      'carbon/src/pack/__init__.py': 'x = 1\n',
      'carbon/src/pack/more.py': `def g():\n${lines}`,
      'carbon/tests/test_carbon.py': 'import pack.more\ndef test_x(): assert pack.x == 1\n',
    });
    expect(await evidenceOf(workspace)).toMatchObject({
      status: 'ok',
      metrics: { 'coverage.unit.lines': { covered: 2, total: 14 } },
    });
  });

  it('is measured rightly with options that would falsify it', async () => {
    const ini =
      '[tool.pytest.ini_options]\npythonpath = ["src"]\naddopts = "-n 2 --cov --cov-fail-under=100 --cov-report=html"\n';
    const workspace = carbonWith({ 'carbon/pyproject.toml': `${ini}[tool.coverage.run]\nbranch = true\n` });
    expect(await evidenceOf(workspace)).toMatchObject({
      status: 'ok',
      // Without the last two the command says other numbers by hand.
      command: ['coverage', 'run', '--source=src', '-m', 'pytest', 'tests', '--no-cov', '-n0'],
      metrics: {
        ...counts(1, 1, 0, 0, 0, 0),
        'coverage.unit.lines': { covered: 3, total: 4 },
        'coverage.unit.branches': { covered: 1, total: 2 },
      },
    });
    expect(existsSync(workspace.path('carbon/htmlcov'))).toBe(false);
  });

  it('has no branches where they are not measured', async () => {
    const evidence = await evidenceOf(carbonWith());
    expect(evidence?.status === 'ok' && Object.keys(evidence.metrics)).not.toContain(
      'coverage.unit.branches',
    );
  });

  it('keeps files that the configuration omits apart', async () => {
    const workspace = carbonWith({
      'carbon/.coveragerc': '[run]\nomit = */generated.py\n',
      'carbon/src/generated.py': 'x = 1\n',
    });
    expect(await evidenceOf(workspace)).toMatchObject({
      status: 'ok',
      scope: { files: ['carbon/src/carbon.py'], excluded: ['carbon/src/generated.py'], missing: [] },
      metrics: { 'coverage.unit.lines': { covered: 3, total: 4 } },
    });
  });

  it('names what the configuration keeps from running and from being counted', async () => {
    const workspace = carbonWith({
      'carbon/pytest.ini': `[pytest]\npythonpath = src\naddopts = -m "not slow" --ignore tests/more\nmarkers = slow\n`,
      'carbon/.coveragerc':
        '[run]\nbranch = true\n[report]\nexclude_also =\n  return -\n  pragma: without\npartial_branches = if never\n',
      'carbon/tests/test_slow.py': 'import pytest\n@pytest.mark.slow\ndef test_slow(): assert 0\n',
      'carbon/tests/conftest.py': 'collect_ignore = ["test_broken.py", "helper.py"]\n',
      'carbon/tests/test_broken.py': 'raise ValueError\n',
      'carbon/tests/helper.py': 'raise ValueError\n',
      'carbon/tests/more/test_more.py': 'raise ValueError\n',
      // Left out by pytest itself.
      'carbon/tests/build/test_built.py': 'raise ValueError\n',
      'carbon/src/more.py': 'def f():\n    return -1\n',
    });
    const evidence = await evidenceOf(workspace);
    expect(evidence).toMatchObject({ status: 'ok', metrics: { 'tests.unit.failed': { value: 0 } } });
    expect(evidence?.scope.leftOut).toEqual([
      { kind: 'test', name: "-m 'not slow'" },
      { kind: 'test', name: 'carbon/tests/more' },
      { kind: 'test', name: 'carbon/tests/test_broken.py' },
      { kind: 'line', name: 'return -' },
      { kind: 'branch', name: 'if never' },
    ]);
  });

  it('says that code deselects tests, and nothing of options and patterns without an effect', async () => {
    const deselects = carbonWith({
      'carbon/pytest.ini': '[pytest]\npythonpath = src\n',
      'carbon/tests/test_more.py': 'def test_more(): assert 0\n',
      'carbon/tests/conftest.py': [
        'def pytest_collection_modifyitems(config, items):',
        '    config.hook.pytest_deselected(items=[one for one in items if one.name == "test_more"])',
        '    items[:] = [one for one in items if one.name != "test_more"]\n',
      ].join('\n'),
    });
    expect((await evidenceOf(deselects))?.scope.leftOut).toEqual([
      { kind: 'test', name: '1 deselected by conftest.py or a plug-in' },
    ]);
    const without = carbonWith({
      'carbon/pytest.ini':
        '[pytest]\npythonpath = src\naddopts = -m "not slow" --ignore tests/none\nmarkers = slow\n',
      'carbon/.coveragerc': '[report]\nexclude_also = never\npartial_branches = if never\n',
    });
    expect((await evidenceOf(without))?.scope.leftOut).toBeUndefined();
  });

  it('counts tests among the sources, as coverage does by hand', async () => {
    const workspace = makeWorkspace({
      'carbon/carbon.py': source['carbon/src/carbon.py'],
      'carbon/tests/test_carbon.py': passing['carbon/tests/test_carbon.py'],
    });
    const request = workspace.request('pytest', 'carbon', { sources: ['carbon'] });
    const [collected] = await collect([request], workspace.options);
    expect(collected?.evidence).toMatchObject({
      status: 'ok',
      scope: { files: ['carbon/carbon.py', 'carbon/tests/test_carbon.py'] },
      metrics: { 'coverage.unit.lines': { covered: 6, total: 7 } },
    });
  });

  it('names the files of others that the tests opened', async () => {
    const workspace = carbonWith({
      'shared/data.txt': 'x',
      'carbon/tests/test_carbon.py':
        'from carbon import f\ndef test_f():\n    assert f(open("../shared/data.txt").read()) == 1\n',
    });
    expect(await evidenceOf(workspace)).toMatchObject({ status: 'ok' });
    const trace = readFileSync(workspace.path('.maturity/carbon/pytest.trace.json'), 'utf8');
    expect(Object.keys((JSON.parse(trace) as { files: object }).files)).toEqual([
      'carbon/pyproject.toml',
      'carbon/src/carbon.py',
      'carbon/tests/test_carbon.py',
      'shared/data.txt',
    ]);
  });

  it('is not misled by names', async () => {
    const names = ["it's", '$(touch pwned)', 'é 漢', '-rf', '@list'];
    const files = names.flatMap((name) =>
      Object.entries(carbon).map(([path, text]) => [path.replace('carbon', name), text] as const),
    );
    const workspace = makeWorkspace(Object.fromEntries(files));
    const requests = names.map((name) => workspace.request('pytest', name));
    for (const { evidence } of await collect(requests, workspace.options))
      expect(evidence).toMatchObject({
        status: 'ok',
        metrics: { 'coverage.unit.lines': { covered: 3, total: 4 } },
      });
    expect(existsSync(workspace.path('pwned'))).toBe(false);
  });
});

describe('single files with common tests', () => {
  const files = {
    'pytest.ini': '[pytest]\npythonpath = .\n',
    'lib/a_component.py': 'def a(x):\n    return x\n',
    'lib/b_component.py': 'def b(x):\n    y = x\n    return y\n',
    'lib/components/a/README.md': '',
    'tests/test_both.py':
      'from lib import a_component\nfrom lib.a_component import a\ndef test_a():\n    open("runs", "a").write("x")\n    assert a(1) == 1\n',
  };
  const of = (name: string) => ({
    root: `lib/components/${name}`,
    sources: [`lib/${name}_component.py`],
    tests: { unit: ['tests/test_*.py'], integration: [] },
  });

  it('are measured in one run, each for itself, as when alone', async () => {
    const shared = makeWorkspace(files);
    const requests = ['a', 'b'].map((name) => shared.request('pytest', name, of(name)));
    const [a, b] = await collect(requests, shared.options);
    expect(readFileSync(shared.path('runs'), 'utf8')).toBe('x');
    expect(a?.evidence).toMatchObject({
      status: 'ok',
      directory: '.',
      command: ['coverage', 'run', '--source=lib', '-m', 'pytest', 'tests/test_both.py'],
      metrics: { 'coverage.unit.lines': { covered: 2, total: 2 } },
    });
    expect(b?.evidence).toMatchObject({
      status: 'ok',
      metrics: { 'coverage.unit.lines': { covered: 0, total: 3 } },
      findings: [{ rule: 'never-imported', file: 'lib/b_component.py' }],
    });
    for (const name of ['a', 'b']) {
      const alone = makeWorkspace(files);
      await collect([alone.request('pytest', name, of(name))], alone.options);
      expect(alone.bytes(name, 'pytest')).toBe(shared.bytes(name, 'pytest'));
    }
  });
});

describe('a run that did not measure', () => {
  const cases: [string, Record<string, string>, string, string][] = [
    [
      'os._exit(0) in a test',
      { 'carbon/tests/test_z.py': 'import os\ndef test_z(): os._exit(0)\n' },
      'incomplete-run',
      'exit code 0',
    ],
    [
      'pytest.exit(returncode=0) in a test',
      { 'carbon/tests/test_a.py': 'import pytest\ndef test_a(): pytest.exit("bye", returncode=0)\n' },
      'incomplete-run',
      'interrupted',
    ],
    [
      'SystemExit(0) in conftest.py',
      { 'carbon/tests/conftest.py': 'raise SystemExit(0)\n' },
      'incomplete-run',
      'pytest ended',
    ],
    [
      '-x in the configuration',
      {
        'carbon/pytest.ini': '[pytest]\npythonpath = src\naddopts = -x\n',
        'carbon/tests/test_a.py': 'def test_a(): assert 0\n',
      },
      'incomplete-run',
      'stopping after 1 failures',
    ],
    [
      'a test file that cannot be imported',
      { 'carbon/tests/test_bad.py': 'import nowhere\n' },
      'collection-error',
      'test_bad.py',
    ],
    [
      'the same with --continue-on-collection-errors',
      {
        'carbon/pytest.ini': '[pytest]\npythonpath = src\naddopts = --continue-on-collection-errors\n',
        'carbon/tests/test_bad.py': 'import nowhere\n',
      },
      'collection-error',
      'test_bad.py',
    ],
    [
      'sys.exit at import',
      { 'carbon/tests/test_bad.py': 'import sys\nsys.exit(0)\n' },
      'crashed',
      'internal error',
    ],
    [
      'an unknown option',
      { 'carbon/pytest.ini': '[pytest]\naddopts = --nope\n' },
      'config-unreadable',
      'command line',
    ],
    [
      'a conftest.py that cannot be imported',
      { 'carbon/tests/conftest.py': 'import nowhere\n' },
      'config-unreadable',
      '',
    ],
    [
      'broken configuration of coverage',
      { 'carbon/.coveragerc': '[run\nbranch' },
      'config-unreadable',
      'coverage',
    ],
    [
      'no test in the files',
      { 'carbon/tests/test_carbon.py': 'x = 1\n' },
      'nothing-measured',
      'no test was run',
    ],
    [
      'all tests deselected',
      { 'carbon/pytest.ini': '[pytest]\npythonpath = src\naddopts = -k nope\n' },
      'nothing-measured',
      '1 deselected',
    ],
    [
      'collection only',
      { 'carbon/pytest.ini': '[pytest]\npythonpath = src\naddopts = --collect-only\n' },
      'incomplete-run',
      'collection only',
    ],
    [
      'a JUnit report of its own',
      {
        'carbon/tests/conftest.py':
          'import atexit\ndef pytest_configure(config):\n    path = config.option.xmlpath\n    atexit.register(lambda: open(path, "w").write("<testsuites/>"))\n',
      },
      'foreign-report',
      'JUnit',
    ],
    [
      'an exit status of its own',
      {
        'carbon/tests/conftest.py': 'def pytest_sessionfinish(session): session.exitstatus = 0\n',
        'carbon/tests/test_a.py': 'def test_a(): assert 0\n',
      },
      'unexpected-exit-code',
      'exit code 0 with 1 failed',
    ],
  ];

  it.each(cases)('%s', async (_, files, code, detail) => {
    expect(await evidenceOf(carbonWith(files))).toMatchObject({
      status: 'unavailable',
      reason: { code, message: expect.stringContaining(detail) as string },
    });
  });

  it('everything omitted: keeps what is known of the tests, and says what leaves the files out', async () => {
    const evidence = await evidenceOf(carbonWith({ 'carbon/.coveragerc': '[run]\nomit = *\n' }));
    expect(evidence).toMatchObject({
      status: 'partial',
      reason: { code: 'nothing-measured', message: expect.stringContaining("'omit' or 'include'") as string },
      metrics: { 'tests.unit.passed': { value: 1 } },
    });
    expect(Object.keys(evidence?.status === 'partial' ? evidence.metrics : {})).not.toContain(
      'coverage.unit.lines',
    );
  });

  it('zero-tests: no tests are declared', async () => {
    const workspace = makeWorkspace(source);
    expect(await evidenceOf(workspace)).toMatchObject({
      status: 'unavailable',
      reason: {
        code: 'nothing-measured',
        remedy: 'Write tests and name them in maturity.yaml: tests: { unit: [tests/unit] }',
      },
    });
  });

  it('declared tests that do not exist', async () => {
    const workspace = carbonWith();
    const request = workspace.request('pytest', 'carbon', {
      tests: { unit: ['carbon/nope'], integration: [] },
    });
    const requests = [request, { ...request, collector: 'ruff' }];
    const [tests, lint] = await collect(requests, workspace.options);
    expect(tests?.evidence).toMatchObject({
      status: 'unavailable',
      reason: { code: 'path-missing', files: ['carbon/nope'] },
    });
    expect(lint?.evidence.status).toBe('ok');
  });

  it('a test that hangs', async () => {
    const workspace = carbonWith({
      'carbon/tests/test_z.py': 'import time\ndef test_z(): time.sleep(600)\n',
    });
    const options = { ...workspace.options, timeLimits: { pytest: 4000 } };
    const [collected] = await collect([workspace.request('pytest', 'carbon')], options);
    expect(collected?.evidence).toMatchObject({
      status: 'unavailable',
      reason: {
        code: 'time-limit',
        remedy: expect.stringContaining('timeLimits: { pytest: 20m }') as string,
      },
    });
  });

  it('an environment without pytest or coverage', async () => {
    const workspace = carbonWith();
    await execa(interpreter, ['-m', 'venv', '--without-pip', workspace.path('carbon/.venv')]);
    const { interpreter: _, ...options } = workspace.options;
    const [collected] = await collect([workspace.request('pytest', 'carbon')], options);
    expect(collected?.evidence).toMatchObject({ status: 'unavailable', reason: { code: 'tool-not-found' } });
  });

  it('an interpreter that does not start', async () => {
    const workspace = carbonWith();
    const broken = join(workspace.root, 'python');
    await execa('cp', [process.execPath, broken]);
    const options = { ...workspace.options, interpreter: broken };
    const [collected] = await collect([workspace.request('pytest', 'carbon')], options);
    expect(collected?.evidence.status).toBe('unavailable');
  });
});

describe('never-imported: a run that did not measure every file', () => {
  it('is partial, with the files that are missing', async () => {
    const workspace = carbonWith({ 'carbon/src/bad.py': 'def f(:\n', 'carbon/src/odd.name.py': 'x = 1\n' });
    expect(await evidenceOf(workspace)).toMatchObject({
      status: 'partial',
      reason: { code: 'unparsable-sources', files: ['carbon/src/bad.py', 'carbon/src/odd.name.py'] },
      scope: { files: ['carbon/src/carbon.py'], missing: ['carbon/src/bad.py', 'carbon/src/odd.name.py'] },
    });
  });

  it('says how many', async () => {
    const workspace = carbonWith({ 'carbon/src/odd.name.py': 'x = 1\n' });
    expect(await evidenceOf(workspace)).toMatchObject({
      status: 'partial',
      reason: {
        code: 'files-missing',
        message: 'Some source files are not in the report: 1 of 2 files not measured: carbon/src/odd.name.py',
      },
    });
  });
});

describe('integration tests', () => {
  it('have metrics of their own, and no suppressions twice', async () => {
    const workspace = carbonWith();
    const request = {
      ...workspace.request('pytest-integration', 'carbon', {
        tests: { unit: [], integration: ['carbon/tests'] },
      }),
    };
    const [collected] = await collect([request], workspace.options);
    const evidence = collected?.evidence;
    expect(evidence?.status === 'ok' && Object.keys(evidence.metrics).sort()).toEqual([
      'coverage.integration.lines',
      'tests.integration.errors',
      'tests.integration.failed',
      'tests.integration.flaky',
      'tests.integration.passed',
      'tests.integration.skipped',
      'tests.integration.total',
      'tests.integration.xfailed',
    ]);
  });
});
