import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './launcher.spec.run.js';
import { coverageOf, junitCases, makeProject, removeProjects } from './launcher.spec.run.js';

afterEach(removeProjects);

const source = { 'src/double.py': 'def double(x):\n    return 2 * x\n' };
const passing = `from src.double import double

def test_double():
    assert double(2) == 4
`;
const run = (files: Record<string, string>, request?: Record<string, unknown>): Promise<Outcome> =>
  makeProject({ ...source, 'tests/test_double.py': passing, ...files }).run(request);

describe('pytest that could not do its work says so by its exit status', () => {
  it('2: a test file cannot be imported', async () => {
    const outcome = await run({
      'tests/test_broken.py': 'import nowhere\n',
      'tests/test_other.py': 'def test_x(:\n',
    });
    expect([outcome.exitCode, outcome.run.exitCode, outcome.run.pytest.session.exitCode]).toEqual([2, 2, 2]);
    expect(outcome.run.tests).toMatchObject({
      collectionErrors: ['tests/test_broken.py', 'tests/test_other.py'],
      collectionErrorCause: "ModuleNotFoundError: No module named 'nowhere'",
      passed: 0,
      junitCases: 2,
    });
    expect(junitCases(outcome)).toBe(2);
  });

  it('3: sys.exit while a test file is imported', async () => {
    const outcome = await run({ 'tests/test_exit.py': 'import sys\nsys.exit(0)\n' });
    expect([outcome.exitCode, outcome.run.tests.internalErrors, junitCases(outcome)]).toEqual([3, 1, 1]);
    expect(outcome.run.tests).toMatchObject({ collected: 1, passed: 0, notRun: 1, junitCases: 1 });
  });

  it('4: a path that is not there, or an option that does not exist', async () => {
    const missing = await run({}, { tests: ['tests/nowhere.py'] });
    const unknown = await run({}, { pytestArguments: ['--no-such-option'] });
    expect([missing.exitCode, unknown.exitCode]).toEqual([4, 4]);
    expect([missing.run.tests.passed, unknown.run.tests.passed]).toEqual([0, 0]);
    expect(unknown.run.pytest.session).toBeNull();
  });

  it('5: no test', async () => {
    const outcome = await run({ 'tests/test_double.py': 'x = 1\n' });
    expect([outcome.exitCode, outcome.run.tests.collected]).toEqual([5, 0]);
  });
});

describe('a run that ended early is never taken for a good one', () => {
  it('os._exit(0) in a test leaves no answer', async () => {
    const outcome = await run({ 'tests/test_exit.py': 'import os\ndef test_exit(): os._exit(0)\n' });
    expect([outcome.exitCode, outcome.run, outcome.junit]).toEqual([0, undefined, undefined]);
  });

  it('a signal leaves no answer', async () => {
    const outcome = await run({
      'tests/test_exit.py': 'import os\ndef test_exit(): os.kill(os.getpid(), 9)\n',
    });
    expect([outcome.exitCode, outcome.run]).toEqual([undefined, undefined]);
  });

  it('pytest.exit(returncode=0): the test that called it is unfinished, though JUnit shows it as passed', async () => {
    const outcome = await run({
      'tests/test_a.py':
        'import pytest\ndef test_exit(): pytest.exit("enough", returncode=0)\ndef test_bad(): assert False\n',
    });
    expect([outcome.exitCode, outcome.run.pytest.session.interrupted]).toEqual([0, true]);
    expect(outcome.run.tests).toMatchObject({ collected: 3, passed: 0, unfinished: 1, notRun: 2 });
    expect(outcome.junit).not.toMatch(/<(failure|error|skipped)/);
  });

  it.each(['raise SystemExit(0)', 'import sys; sys.exit()', 'raise SystemExit(1)'])(
    '%s in conftest.py',
    async (text) => {
      const outcome = await run({ 'conftest.py': `${text}\n` });
      expect(outcome.exitCode).toBe(70);
      expect(outcome.run).toMatchObject({ exitCode: 70, problem: { code: 'no-session' }, junit: null });
    },
  );

  it('an exit status that a plugin changed stands beside the counts', async () => {
    const outcome = await run({
      'tests/test_bad.py': 'def test_bad(): assert False\n',
      'conftest.py': 'def pytest_sessionfinish(session): session.exitstatus = 0\n',
    });
    expect([outcome.exitCode, outcome.run.pytest.session.exitCode, outcome.run.tests.failed]).toEqual([
      0, 1, 1,
    ]);
  });

  it('an exception that comes out of pytest', async () => {
    const outcome = await run({ 'conftest.py': 'def pytest_unconfigure(): raise RuntimeError("late")\n' });
    expect(outcome.run).toMatchObject({
      exitCode: 70,
      problem: { code: 'pytest-crashed', message: 'pytest: RuntimeError: late' },
    });
    expect(outcome.run.components).toBeNull();
  });
});

describe('reports that tests disturb', () => {
  const digest = (outcome: Outcome, name: string): string =>
    createHash('sha256')
      .update(readFileSync(join(outcome.output, name)))
      .digest('hex');
  const atExit = (text: string): string =>
    `import atexit, glob, os, shutil
def spoil(config_output=None):
    output = os.environ["OUTPUT"]
    ${text}
atexit.register(spoil)
`;

  it('a JUnit report that conftest.py wrote has other counts', async () => {
    const outcome = await run({
      'tests/test_bad.py': 'def test_bad(): assert False\n',
      'conftest.py': `def pytest_unconfigure(config):
    open(config.option.xmlpath, "w").write('<testsuites><testsuite><testcase name="a"/></testsuite></testsuites>')
`,
    });
    expect(outcome.run.tests).toMatchObject({ junitCases: 2, failed: 1 });
    expect(junitCases(outcome)).toBe(1);
  });

  it('a report that is replaced after the answer has another digest', async () => {
    const project = makeProject({
      ...source,
      'tests/test_double.py': passing,
      'conftest.py': atExit('[open(path, "w").write("{}") for path in glob.glob(output + "/[cj]*")]'),
    });
    const output = join(project.workspace, 'out');
    const outcome = await project.run({ outputFolder: output }, { env: { OUTPUT: output } });
    expect(outcome.run.complete).toBe(true);
    expect(digest(outcome, 'junit.xml')).not.toBe(outcome.run.junit.sha256);
    expect(digest(outcome, 'coverage-0.json')).not.toBe(outcome.run.components[0].report.sha256);
  });

  it('and the same digest when nobody replaced it', async () => {
    const outcome = await run({});
    expect(digest(outcome, 'junit.xml')).toBe(outcome.run.junit.sha256);
    expect(digest(outcome, 'coverage-0.json')).toBe(outcome.run.components[0].report.sha256);
  });

  it('an output folder that is removed at the end is no answer', async () => {
    const project = makeProject({
      ...source,
      'tests/test_double.py': passing,
      'conftest.py': atExit('shutil.rmtree(output)'),
    });
    const output = join(project.workspace, 'out');
    const outcome = await project.run({ outputFolder: output }, { env: { OUTPUT: output } });
    expect([outcome.exitCode, outcome.run, outcome.junit]).toEqual([0, undefined, undefined]);
  });

  it.each([
    [
      'removed coverage data',
      'import coverage, os, shutil\ndef pytest_unconfigure(config): shutil.rmtree(os.path.dirname(coverage.Coverage.current().get_data().data_filename()))\n',
    ],
    ['data that is never saved', 'import coverage\ncoverage.Coverage.save = lambda *_: None\n'],
    [
      'a report function that does nothing',
      'import coverage\ncoverage.Coverage.json_report = lambda *_, **__: None\n',
    ],
    [
      'a data class that fails',
      'import coverage\ndef fail(*_): raise RuntimeError\ncoverage.CoverageData.measured_files = fail\n',
    ],
  ])('%s: no coverage, and the reason', async (_, text) => {
    const outcome = await run({ 'conftest.py': text });
    expect(outcome.run).toMatchObject({
      exitCode: 70,
      problem: { code: 'coverage-lost' },
      components: null,
      coverage: null,
    });
    expect(outcome.run.tests).toMatchObject({ passed: 1 });
  });

  it('a current folder that is gone', async () => {
    const outcome = await run({
      'conftest.py': `import os, shutil, tempfile
def pytest_unconfigure():
    gone = tempfile.mkdtemp()
    os.chdir(gone)
    shutil.rmtree(gone)
`,
    });
    expect([outcome.exitCode, coverageOf(outcome).totals.covered_lines]).toEqual([0, 2]);
  });

  it.each(['', 'os.waitpid(child, 0)'])('a fork that runs on writes nothing (parent: %j)', async (wait) => {
    const outcome = await run({
      'tests/test_fork.py': `import os
def test_fork():
    child = os.fork()
    if child:
        ${wait || 'pass'}
    else:
        raise RuntimeError("in the copy only")
def test_after(): pass
`,
    });
    expect([outcome.exitCode, outcome.run.tests.passed, outcome.run.tests.failed]).toEqual([0, 3, 0]);
    expect(outcome.junit).not.toContain('in the copy only');
    expect(digest(outcome, 'junit.xml')).toBe(outcome.run.junit.sha256);
  });
});

it('has only one answer when a copy of the process ends first', async () => {
  const project = makeProject({
    ...source,
    'tests/test_double.py': passing,
    'conftest.py': `import os
child = os.fork()
if not child:
    raise SystemExit(0)
os.waitpid(child, 0)
assert not os.path.exists(os.environ["ANSWER"])
`,
  });
  const output = join(project.workspace, 'out');
  const outcome = await project.run({ outputFolder: output }, { env: { ANSWER: join(output, 'run.json') } });
  expect([outcome.exitCode, outcome.run.tests.passed]).toEqual([0, 1]);
});

it('has no report of sources without Python files', async () => {
  const outcome = await makeProject({
    'src/readme.txt': '',
    'tests/test_none.py': 'def test_none(): pass\n',
  }).run();
  expect(outcome.run).toMatchObject({ components: [{ report: null, measured: [] }], tests: { passed: 1 } });
});

describe('the launcher that cannot begin', () => {
  const project = (files: Record<string, string> = {}): ReturnType<typeof makeProject> =>
    makeProject({ ...source, 'tests/test_double.py': passing, ...files });

  it.each([
    ['an empty test path', { tests: [''] }, 'no empty one'],
    ['no test path', { tests: [] }, 'at least one path'],
    ['no nonce', { nonce: '' }, "'nonce'"],
    ['a relative source', { sources: ['src'] }, 'absolute'],
    ['no source', { sources: [] }, "'sources'"],
    ['an unknown key', { source: [] }, "unknown key 'source'"],
    ['components and sources', { components: [], sources: [] }, "unknown key 'sources'"],
    ['no component', { components: [] }, "'components'"],
  ])('refuses %s', async (_, request, message) => {
    const outcome = await project().run(request);
    expect([outcome.exitCode, outcome.run]).toEqual([64, undefined]);
    expect(outcome.stderr).toContain(message);
  });

  it('does not read test paths as options or files of arguments', async () => {
    const outcome = await project({ '-x/test_a.py': passing, '@y/test_b.py': passing }).run({
      tests: ['-x', '@y'],
    });
    expect([outcome.exitCode, outcome.run.tests.passed]).toEqual([0, 2]);
  });

  it.each([
    ['hash-seed', {}, {}, { PYTHONHASHSEED: '1' }],
    ['source-missing', {}, { sources: ['/nowhere/src'] }, {}],
    ['coverage-config', { '.coveragerc': '[run\n' }, {}, {}],
    ['coverage-config', { '.coveragerc': '[run]\nplugins = nowhere\n' }, {}, {}],
    ['coverage-config', { '.coveragerc': '[report]\nexclude_lines = (\n' }, {}, {}],
    ['pytest-missing', { 'pytest.py': 'raise ImportError("not here")\n' }, {}, {}],
    [
      'coverage-missing',
      { 'fake/coverage.py': 'raise ImportError("not here")\n' },
      {},
      { PYTHONPATH: 'fake' },
    ],
    [
      'coverage-too-old',
      {
        'fake/coverage/__init__.py': '__version__ = "6.5.0"\nversion_info = (6, 5, 0, "final", 0)\n',
        'fake/coverage/cmdline.py': '',
        'fake/coverage/exceptions.py':
          'class CoverageWarning(Warning): pass\nclass NoDataError(Exception): pass\n',
      },
      {},
      { PYTHONPATH: 'fake' },
    ],
  ] as [string, Record<string, string>, Record<string, unknown>, Record<string, string>][])(
    'says %s',
    async (code, files, request, env) => {
      const outcome = await project(files).run(request, { env });
      expect(outcome.exitCode).toBe(70);
      expect(outcome.run).toMatchObject({
        problem: { code },
        exitCode: 70,
        components: null,
        complete: true,
      });
      expect(outcome.junit).toBeUndefined();
      expect(outcome.stderr).toContain(outcome.run.problem.message.slice(0, 20));
    },
  );

  it('leaves no earlier answer, whatever happens', async () => {
    const one = project();
    const first = await one.run();
    expect(first.run.complete).toBe(true);
    writeFileSync(one.path('tests/test_double.py'), 'import os\nos._exit(0)\n');
    const second = await one.run();
    expect([second.run, second.junit]).toEqual([undefined, undefined]);
  });
});
