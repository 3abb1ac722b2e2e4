import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { coverageOf, junitCases, makeProject, removeProjects } from './launcher.spec.run.js';

afterEach(removeProjects);

const source = { 'src/double.py': 'def double(x):\n    return 2 * x\n' };
const passing = `from src.double import double

def test_double():
    assert double(2) == 4
`;

describe('what would take the measurement away is switched off', () => {
  it.each([
    '-n 2 --cov --cov-fail-under=100 -q -x --maxfail=1 --junitxml=other.xml',
    '-n 2 --dist loadfile --cov=src --cov-report=html --no-cov-on-fail -p no:junitxml',
    '-n auto -p no:cacheprovider --strict-config --strict-markers -W error',
    '-p no:xdist -p no:pytest_cov -p no:junitxml -p no:terminal',
    '-p xdist -n 1 -p pytest_cov --cov',
  ])('addopts = %s', async (addopts) => {
    const project = makeProject({
      ...source,
      'src/unused.py': 'x = 1\n',
      'tests/test_double.py': `import pytest\n${passing}\n@pytest.mark.skipif(False, reason="")\ndef test_more(): pass\n`,
      'pytest.ini': `[pytest]\naddopts = ${addopts}\n`,
    });
    const before = project.files();
    const outcome = await project.run();
    expect([outcome.exitCode, outcome.run.problem]).toEqual([0, null]);
    expect(coverageOf(outcome).totals).toMatchObject({ covered_lines: 2, num_statements: 3 });
    expect(outcome.run.tests).toMatchObject({ collected: 2, passed: 2 });
    expect(junitCases(outcome)).toBe(2);
    expect(outcome.run.pytest.switchedOff).toEqual(
      addopts.includes('no:xdist') ? [] : ['pytest-cov', 'xdist'],
    );
    const byHand = [
      ...(addopts.includes('--cov') ? ['--no-cov'] : []),
      ...(/-n ?[1-9a]/.test(addopts) ? ['-n0'] : []),
    ];
    expect(outcome.run.pytest.optionsByHand).toEqual(byHand);
    expect(project.files()).toEqual(before);
  });

  it('does not break the marker and the fixture of pytest-cov', async () => {
    const project = makeProject({
      ...source,
      'tests/test_double.py': `import pytest\n${passing}
@pytest.mark.no_cover
def test_marked(): pass
def test_cov(cov): assert cov is None
`,
      'pytest.ini': '[pytest]\naddopts = --cov\n',
    });
    expect((await project.run()).run.tests).toMatchObject({ passed: 3 });
  });

  it('works where no plugin is loaded', async () => {
    const project = makeProject({ ...source, 'tests/test_double.py': passing });
    const { run } = await project.run({}, { env: { PYTEST_DISABLE_PLUGIN_AUTOLOAD: '1' } });
    expect(run.pytest.switchedOff).toEqual([]);
    expect(run.versions).toMatchObject({ pytest: '9.1.1', coverage: '7.16.2', plugins: [] });
    expect(run.tests).toMatchObject({ passed: 1 });
  });

  it('accepts a cache plugin that is switched off by an argument', async () => {
    const project = makeProject({
      ...source,
      'tests/test_double.py': passing,
      'pytest.ini': '[pytest]\naddopts = --strict-config\n',
    });
    expect((await project.run({ pytestArguments: ['-p', 'no:cacheprovider'] })).exitCode).toBe(0);
  });
});

describe('what a person would get by hand stays', () => {
  const three =
    'import pytest\ndef test_a(): assert False\n@pytest.mark.slow\ndef test_b(): pass\ndef test_c(): pass\n';
  const markers = 'markers = slow\n';

  it('-x ends the session, and says what was not run', async () => {
    const project = makeProject({
      ...source,
      'tests/test_three.py': three,
      'pytest.ini': `[pytest]\n${markers}addopts = -x\n`,
    });
    const { exitCode, run } = await project.run();
    expect(exitCode).toBe(1);
    expect(run.tests).toMatchObject({ collected: 3, failed: 1, passed: 0, notRun: 2, unfinished: 0 });
    expect(run.pytest.session).toMatchObject({ stopped: 'stopping after 1 failures', interrupted: false });
  });

  it.each(['-m "not slow"', '-k "not test_b"'])('%s deselects', async (option) => {
    const project = makeProject({
      ...source,
      'tests/test_three.py': three,
      'pytest.ini': `[pytest]\n${markers}addopts = ${option}\n`,
    });
    expect((await project.run()).run.tests).toMatchObject({
      collected: 2,
      deselected: 1,
      failed: 1,
      passed: 1,
    });
  });

  it('--collect-only runs nothing, and says so', async () => {
    const project = makeProject({
      ...source,
      'tests/test_three.py': three,
      'pytest.ini': `[pytest]\n${markers}addopts = --collect-only\n`,
    });
    const { exitCode, run } = await project.run();
    expect([exitCode, run.pytest.session.collectOnly]).toEqual([0, true]);
    expect(run.tests).toMatchObject({ collected: 3, passed: 0, notRun: 3, junitCases: 0 });
  });
});

describe('files that the coverage does not speak of', () => {
  it.each([
    ['[run]\nomit = src/double.py\n', ['carbon/src/double.py']],
    ['[report]\nomit = */double.py\n', ['carbon/src/double.py']],
    ['[report]\ninclude = src/other.py\n', ['carbon/src/double.py']],
    ['[report]\ninclude = elsewhere/*\n', ['carbon/src/double.py', 'carbon/src/other.py']],
  ])('names what %j omits', async (text, omitted) => {
    const project = makeProject({
      ...source,
      'src/other.py': 'x = 1\n',
      'tests/test_double.py': passing,
      '.coveragerc': text,
    });
    const outcome = await project.run();
    const [component] = outcome.run.components;
    expect(component.omitted).toEqual(omitted);
    expect(component.measured).toHaveLength(2 - omitted.length);
    expect(component.report === null).toBe(omitted.length === 2);
    expect(existsSync(join(outcome.output, 'coverage-0.json'))).toBe(omitted.length < 2);
  });

  it('has no report, and names the files, when a checkout below a folder "tests" is omitted as a whole', async () => {
    const project = makeProject(
      { ...source, 'tests/test_double.py': passing, '.coveragerc': '[run]\nomit = */tests/*\n' },
      'tests/checkout',
    );
    const { run } = await project.run();
    expect(run.components[0]).toMatchObject({
      report: null,
      measured: [],
      omitted: ['carbon/src/double.py'],
    });
  });

  it('names a file that cannot be parsed', async () => {
    const project = makeProject({ ...source, 'src/broken.py': 'def (:\n', 'tests/test_double.py': passing });
    const [component] = (await project.run()).run.components;
    expect(component.measured).toEqual([{ file: 'carbon/src/double.py', reportedAs: 'src/double.py' }]);
    expect(component.unparsable).toEqual([
      { file: 'carbon/src/broken.py', message: expect.stringContaining("'invalid syntax' at line 1") },
    ]);
  });

  it('writes no total of nothing when no file can be parsed', async () => {
    const project = makeProject({
      'src/broken.py': 'def (:\n',
      'tests/test_none.py': 'def test_none(): pass\n',
    });
    const outcome = await project.run();
    expect(outcome.run.components[0]).toMatchObject({ report: null, measured: [] });
    expect(existsSync(join(outcome.output, 'coverage-0.json'))).toBe(false);
  });

  it('names files that coverage does not look for, and files that are not there', async () => {
    const project = makeProject({
      ...source,
      'src/gunicorn.conf.py': 'x = 1\n',
      'tests/test_double.py': passing,
    });
    const names = ['double.py', 'gunicorn.conf.py', 'gone.py'];
    const { run } = await project.run({ sourceFiles: names.map((name) => project.path(`src/${name}`)) });
    expect(run.components[0]).toMatchObject({
      measured: [{ file: 'carbon/src/double.py' }],
      notImportable: ['carbon/src/gunicorn.conf.py'],
      unmeasured: ['carbon/src/gone.py'],
    });
  });
});

it('has no report for a component without a measured file beside one that has', async () => {
  const project = makeProject({ ...source, 'other/data.txt': '', 'tests/test_double.py': passing });
  const component = (name: string, folder: string): object => ({
    name,
    sources: [project.path(folder)],
    sourceFiles: [project.path(`${folder}/${name}.py`)],
  });
  const components = [component('double', 'src'), component('gone', 'other')];
  const { run } = await project.run({ components });
  expect(run.components[0].report).toMatchObject({ file: 'coverage-0.json' });
  expect(run.components[1]).toMatchObject({
    report: null,
    measured: [],
    unmeasured: ['carbon/other/gone.py'],
  });
});

it('takes paths literally that pytest would expand', async () => {
  const project = makeProject({ ...source, 'tests/test_double.py': passing });
  const output = join(project.workspace, '$HOME', 'ö [x] *');
  const outcome = await project.run({ outputFolder: output });
  expect([outcome.exitCode, junitCases(outcome)]).toEqual([0, 1]);
  expect(coverageOf(outcome).totals).toMatchObject({ covered_lines: 2 });
});
