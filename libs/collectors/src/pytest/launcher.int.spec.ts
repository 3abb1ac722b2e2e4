import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { coverageOf, junitCases, makeProject, removeProjects } from './launcher.spec.run.js';

afterEach(removeProjects);

const sign = `def sign(x):
    if x < 0:
        return -1
    return 1
`;
const testSign = `from src.sign import sign

def test_positive():
    assert sign(2) == 1
`;

describe('the launcher measures what coverage run measures', () => {
  it('gives the same lines, branches and exit status', async () => {
    const project = makeProject({
      'src/__init__.py': '',
      'src/sign.py': sign,
      'src/unused.py': 'x = 1\ny = 2\n',
      'src/generated.py': 'z = 1\n',
      'src/debug.py': 'def show():\n    raise NotImplementedError\n',
      'tests/test_sign.py': `${testSign}\ndef test_fails():\n    assert sign(-2) == 1\n`,
      '.coveragerc':
        '[run]\nbranch = true\nomit = src/generated.py\n[report]\nexclude_lines = raise NotImplementedError\n',
    });
    const byHand = await project.byHand(project.path('src'), ['tests']);
    const outcome = await project.run();
    const coverage = coverageOf(outcome);
    expect(outcome.exitCode).toBe(1);
    expect(byHand.exitCode).toBe(1);
    expect(coverage.totals).toEqual(byHand.coverage.totals);
    expect(coverage.files).toEqual(byHand.coverage.files);
    expect(coverage.totals).toMatchObject({
      num_statements: 7,
      covered_lines: 4,
      num_branches: 2,
      excluded_lines: 1,
    });
    expect(outcome.run.components[0].omitted).toEqual(['carbon/src/generated.py']);
  });

  it.each([
    ['.coveragerc', '[run]\nbranch = true\n'],
    ['setup.cfg', '[coverage:run]\nbranch = true\n'],
    ['tox.ini', '[coverage:run]\nbranch = true\n'],
    ['pyproject.toml', '[tool.coverage.run]\nbranch = true\n'],
  ])('keeps the configuration in %s', async (file, text) => {
    const project = makeProject({ 'src/sign.py': sign, 'tests/test_sign.py': testSign, [file]: text });
    const { run } = await project.run();
    expect(run.coverage).toMatchObject({
      branch: true,
      configFiles: expect.arrayContaining([`carbon/${file}`]),
    });
  });

  it('reports each component of one run for itself', async () => {
    const project = makeProject({
      'src/sign.py': sign,
      'src/other.py': 'x = 1\n',
      'tests/test_sign.py': testSign,
    });
    const component = (name: string): object => ({
      name,
      sources: [project.path(`src/${name}.py`)],
      sourceFiles: [project.path(`src/${name}.py`)],
    });
    const outcome = await project.run({ components: [component('sign'), component('other')] });
    expect(outcome.run.components.map((one: { name: string }) => one.name)).toEqual(['sign', 'other']);
    expect(Object.keys(coverageOf(outcome, 0).files)).toEqual(['src/sign.py']);
    expect(coverageOf(outcome, 0).totals).toMatchObject({ covered_lines: 3, num_statements: 4 });
    expect(coverageOf(outcome, 1).totals).toMatchObject({ covered_lines: 0, num_statements: 1 });
  });

  it('counts files that no test imports, also in folders without __init__.py', async () => {
    const project = makeProject({
      'src/sign.py': sign,
      'src/deep/er/never.py': 'x = 1\n',
      'tests/test_sign.py': testSign,
    });
    const byHand = await project.byHand(project.path('src'), ['tests']);
    const outcome = await project.run();
    expect(Object.keys(byHand.coverage.files)).toEqual(['src/sign.py']);
    expect(coverageOf(outcome).files['src/deep/er/never.py']?.summary).toMatchObject({
      covered_lines: 0,
      num_statements: 1,
    });
  });

  it('says that no file of the component was imported by files without a covered line, not by a missing report', async () => {
    const project = makeProject({ 'src/sign.py': sign, 'tests/test_none.py': 'def test_nothing(): pass\n' });
    const outcome = await project.run();
    expect(outcome.exitCode).toBe(0);
    expect(coverageOf(outcome).totals).toMatchObject({ covered_lines: 0, num_statements: 4 });
    expect(outcome.run.coverage.warnings.join()).toContain('No data was collected');
  });

  it('measures code that a plugin imports before the tests', async () => {
    const project = makeProject({
      'src/__init__.py': '',
      'src/plugin.py': 'from src import sign\n',
      'src/sign.py': sign,
      'tests/test_sign.py': testSign,
      'pytest.ini': '[pytest]\naddopts = -p src.plugin\n',
    });
    expect(coverageOf(await project.run()).totals).toMatchObject({ covered_lines: 4, num_statements: 5 });
  });

  it.each(['patch = subprocess', 'concurrency = multiprocessing'])(
    'measures child processes with %s',
    async (option) => {
      const start = option.startsWith('patch')
        ? 'subprocess.run([sys.executable, "-c", "from src.sign import sign; sign(-2)"], check=True)'
        : 'child = multiprocessing.Process(target=sign, args=(-2,)); child.start(); child.join()';
      const project = makeProject({
        'src/sign.py': sign,
        'tests/test_sign.py': `import multiprocessing, subprocess, sys\n${testSign}\ndef test_child():\n    ${start}\n`,
        '.coveragerc': `[run]\n${option}\n`,
        '.coverage': 'data of the user',
      });
      const before = project.files();
      const outcome = await project.run();
      expect(coverageOf(outcome).totals).toMatchObject({ covered_lines: 4, num_statements: 4 });
      expect(project.files()).toEqual(before);
      expect(readFileSync(project.path('.coverage'), 'utf8')).toBe('data of the user');
    },
  );
});

describe('the launcher leaves the tests as they are', () => {
  it('has the current folder first on sys.path, and none of its own modules', async () => {
    const project = makeProject({
      'main.py': 'mine = True\n',
      'problem.py': 'mine = True\n',
      'src/sign.py': sign,
      'tests/test_path.py': `import os, sys, importlib.util
import main, problem
def test_path():
    assert os.getcwd() in sys.path
    assert main.mine and problem.mine
    assert sys.argv[0].endswith(os.path.join("pytest", "__main__.py"))
    assert sys.modules["__main__"].__spec__.name == "pytest.__main__"
    assert [name for name in ("measure_tests", "request", "places") if importlib.util.find_spec(name)] == []
`,
      'conftest.py': 'import os, sys\nassert sys.path[0] == os.getcwd(), sys.path\n',
      'pytest.ini': '[pytest]\naddopts = --import-mode=importlib\n',
    });
    const outcome = await project.run();
    expect([outcome.stderr, outcome.exitCode]).toEqual([expect.any(String), 0]);
  });

  it('adds no folder to sys.path when Python runs in safe-path mode', async () => {
    const project = makeProject({
      'src/sign.py': sign,
      'tests/test_path.py': 'import os, sys\ndef test_path():\n    assert os.getcwd() not in sys.path\n',
      'pytest.ini': '[pytest]\naddopts = --import-mode=importlib\n',
    });
    expect((await project.run({}, { python: ['-P'] })).run.tests).toMatchObject({ passed: 1 });
  });

  it('passes their output through', async () => {
    const project = makeProject({
      'src/sign.py': sign,
      'tests/test_print.py':
        'import os\ndef test_print():\n    os.write(1, b"to one\\n")\n    os.write(2, b"to two\\n")\n',
    });
    const outcome = await project.run({ pytestArguments: ['-s'] });
    expect(outcome.stdout).toContain('to one');
    expect(outcome.stderr).toContain('to two');
  });

  it('writes nothing beside them', async () => {
    const project = makeProject({ 'src/sign.py': sign, 'tests/test_sign.py': testSign });
    const before = project.files();
    const outcome = await project.run();
    expect(outcome.exitCode).toBe(0);
    expect(project.files()).toEqual(before);
  });

  it('runs files, folders and node ids, and nothing else', async () => {
    const project = makeProject({
      'src/sign.py': sign,
      'tests/unit/test_a.py': 'def test_one(): pass\ndef test_two(): pass\n',
      'tests/test_b.py': 'def test_three(): pass\ndef test_four(): pass\n',
      'tests/test_c.py': 'def test_five(): assert False\n',
    });
    const { run } = await project.run({
      tests: ['tests/unit', `${project.path('tests/test_b.py')}::test_four`],
    });
    expect(run.tests).toMatchObject({ collected: 3, passed: 3, notRun: 0 });
  });
});

describe('the answer', () => {
  it('is the same for the same content in another place', async () => {
    const answers = [];
    for (let time = 0; time < 2; time += 1) {
      const project = makeProject({
        'src/sign.py': sign,
        'src/broken.py': 'def (:\n',
        'tests/test_sign.py': `${testSign}\ndef test_fails(tmp_path):\n    assert tmp_path is None\n`,
      });
      answers.push(
        JSON.stringify((await project.run()).run, (key, value: unknown) => (key === 'sha256' ? '' : value)),
      );
      expect(answers[time]).not.toContain(project.workspace);
    }
    expect(answers[1]).toBe(answers[0]);
  });

  it('names the workspace files that the tests read', async () => {
    const project = makeProject(
      {
        'src/sign.py': sign,
        'tests/test_sign.py': `${testSign}
import os, pathlib, sys, tempfile
here = pathlib.Path(__file__).parent
def test_reads():
    (here / "data.txt").read_text()
    open(os.fsencode(here / "bytes.txt")).close()
    (here.parent.parent / "shared.txt").read_text()
    (here / "made.txt").write_text("x")
    (here / "made.txt").read_text()
    (here / "made.txt").unlink()
    (here / "log.txt").write_text("x")
    (here / "log.txt").read_text()
    with open(here / "kept.txt", "r+") as kept: kept.write("y")
    assert not (here / "absent.txt").exists()
    try: open(here / "missing.txt")
    except FileNotFoundError: pass
    with tempfile.TemporaryFile() as file: file.write(b"x")
`,
        'tests/data.txt': '',
        'tests/bytes.txt': '',
        'tests/kept.txt': 'x',
        'tests/log.txt': 'old',
        'tests/unread.txt': '',
      },
      'a workspace',
    );
    writeFileSync(join(project.workspace, 'shared.txt'), '');
    expect((await project.run()).run.lookedAt.files).toEqual([
      'carbon/src/sign.py',
      'carbon/tests/bytes.txt',
      'carbon/tests/data.txt',
      'carbon/tests/kept.txt',
      'carbon/tests/log.txt',
      'carbon/tests/test_sign.py',
      'shared.txt',
    ]);
  });

  it('names what was read in every way that Python has', async () => {
    const project = makeProject(
      {
        'src/sign.py': sign,
        'tests/test_sign.py': `${testSign}
import ctypes, os, pathlib
root = pathlib.Path(__file__).parents[2]
def test_reads(tmp_path):
    folder = os.open(root / "data", os.O_RDONLY | os.O_DIRECTORY)
    with open(os.open("relative.txt", os.O_RDONLY, dir_fd=folder)) as file: assert file.read() == "x"
    with open("opener.txt", opener=lambda name, flags: os.open(name, flags, dir_fd=folder)) as file: file.read()
    os.close(folder)
    os.close(os.open(root / "data/nonblock.txt", os.O_RDONLY | os.O_NONBLOCK))
    with open(root / "data/appended.txt", "a+") as file: pass
    with open(root / "data/journal.txt", "ab") as file: pass
    assert (root / "data/journal.txt").read_text() == "x"
    os.symlink(root / "data/behind-link.txt", tmp_path / "link")
    (tmp_path / "link").read_text()
    (tmp_path / "link").unlink()
    os.link(root / "data/linked.txt", tmp_path / "hard")
    (tmp_path / "hard").read_text()
    try: ctypes.CDLL(str(root / "data/library.so"))
    except OSError: pass
    (root / "data/golden.txt").write_text("made")
    (root / "data/golden.txt").read_text()
    (root / "data/written.txt").write_text("made")
    (root / "node_modules/zz/package.json").read_text()
    (root / ".git/HEAD").read_text()
`,
      },
      'a workspace',
    );
    const names = ['relative', 'opener', 'nonblock', 'appended', 'journal', 'behind-link', 'linked'];
    const files = [
      ...names.map((name) => `data/${name}.txt`),
      ...['data/library.so', 'node_modules/zz/package.json', '.git/HEAD'],
    ];
    for (const file of files) {
      mkdirSync(dirname(join(project.workspace, file)), { recursive: true });
      writeFileSync(join(project.workspace, file), 'x');
    }
    const { lookedAt, tests } = (await project.run()).run;
    expect(tests.passed).toBe(2);
    expect(lookedAt.files).toEqual(
      [...files, 'carbon/src/sign.py', 'carbon/tests/test_sign.py', 'data/golden.txt'].sort(),
    );
  });

  it('names the bytecode of a module without a source', async () => {
    const project = makeProject({
      'src/sign.py': sign,
      'src/bare.py': 'x = 1\n',
      'tests/test_sign.py': `${testSign}\nimport src.bare\n`,
    });
    const compile =
      'import os, py_compile; py_compile.compile("src/bare.py", "src/bare.pyc"); os.remove("src/bare.py")';
    await project.run({}, { env: {}, python: ['-c', compile] });
    expect((await project.run()).run.lookedAt.files).toEqual([
      'carbon/src/bare.pyc',
      'carbon/src/sign.py',
      'carbon/tests/test_sign.py',
    ]);
  });

  it('names what forked children looked at', async () => {
    const project = makeProject(
      {
        'src/sign.py': sign,
        'tests/test_sign.py': `${testSign}
import multiprocessing, os, pathlib
data = pathlib.Path(__file__).parents[2] / "data"
def read(name):
    (data / "scratch.txt").write_text("x")
    return (data / name).read_text(), os.listdir(data / "listed")
def test_workers():
    with multiprocessing.get_context("fork").Pool(2) as pool: pool.map(read, ["a.txt", "b.txt"])
    child = os.fork()
    if child == 0:
        read("c.txt")
        os._exit(0)
    os.waitpid(child, 0)
`,
      },
      'a workspace',
    );
    mkdirSync(join(project.workspace, 'data/listed'), { recursive: true });
    for (const name of ['a', 'b', 'c']) writeFileSync(join(project.workspace, `data/${name}.txt`), '');
    const { lookedAt, tests } = (await project.run()).run;
    expect(tests.passed).toBe(2);
    expect(lookedAt.files).toEqual([
      'carbon/src/sign.py',
      'carbon/tests/test_sign.py',
      'data/a.txt',
      'data/b.txt',
      'data/c.txt',
    ]);
    expect(lookedAt.folders).toMatchObject({ 'data/listed': 'all' });
    expect(lookedAt.written).toEqual(['data/scratch.txt']);
  });

  it('names what was loaded before anybody could watch', async () => {
    const project = makeProject({
      'src/sign.py': sign,
      'tests/test_sign.py': testSign,
      'start/early.py': '',
    });
    const python = [
      '-c',
      'import runpy, sys; sys.path.insert(0, "start"); import early; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name="__main__")',
    ];
    expect((await project.run({}, { python })).run.lookedAt.files).toContain('carbon/start/early.py');
  });

  it('names the signs of environments above each folder that modules come from', async () => {
    const project = makeProject({
      'src/sign.py': sign,
      'tests/test_sign.py': `import pathlib, sys
sys.path[:0] = [str(pathlib.Path(__file__).parents[2] / "lent" / "src")]
${testSign}
def test_takes_its_folder_back():
    sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "returned" / "src"))
    import colorsys
    del sys.path[0]
`,
      'tests/pyvenv.cfg': '',
    });
    const { lookedAt } = (await project.run()).run;
    expect(lookedAt.absent).toEqual(
      expect.arrayContaining(['pyvenv.cfg', 'carbon/pyvenv.cfg', 'lent/pyvenv.cfg', 'returned/pyvenv.cfg']),
    );
    expect(lookedAt.absent).not.toContain('carbon/tests/pyvenv.cfg');
  });

  it('names folders listed by descriptors where they lie, and none that were only removed', async () => {
    const project = makeProject({
      'src/sign.py': sign,
      'tests/test_sign.py': `${testSign}
import os, pathlib, shutil
here = pathlib.Path(__file__).parent
def test_trees(tmp_path):
    for place in (tmp_path, here / "made"):
        (place / "removed0" / "below").mkdir(parents=True)
        shutil.rmtree(place / "removed0")
    (here / "made").rmdir()
    assert [names for _, _, names, _ in os.fwalk(here / "walked")] == [["one.txt"], ["two.txt"]]
`,
      'tests/walked/one.txt': '',
      'tests/walked/deep/two.txt': '',
    });
    const { lookedAt, tests } = (await project.run()).run;
    expect(tests.passed).toBe(2);
    expect(lookedAt.absent.filter((path: string) => /removed0|below/u.test(path))).toEqual([]);
    expect(Object.entries(lookedAt.folders).filter(([path]) => /walked|removed0|below/u.test(path))).toEqual([
      ['carbon/tests/walked', 'all'],
      ['carbon/tests/walked/deep', 'all'],
    ]);
  });

  it('names the source for bytecode that was read', async () => {
    const project = makeProject({ 'src/sign.py': sign, 'tests/test_sign.py': testSign });
    const compile = {
      env: { PYTHONDONTWRITEBYTECODE: '' },
      python: ['-c', 'import sys, compileall; compileall.compile_dir("src")'],
    };
    await project.run({}, compile);
    expect(project.files().filter((name) => name.endsWith('.pyc'))).toHaveLength(1);
    expect((await project.run()).run.lookedAt.files).toEqual([
      'carbon/src/sign.py',
      'carbon/tests/test_sign.py',
    ]);
  });

  it('replaces every file of an earlier run', async () => {
    const project = makeProject({ 'src/sign.py': sign, 'tests/test_sign.py': testSign });
    const { output } = await project.run();
    for (const name of ['run.json', 'junit.xml', 'coverage-0.json', 'coverage-7.json']) {
      writeFileSync(join(output, name), 'old');
    }
    mkdirSync(join(output, 'data'));
    writeFileSync(join(output, 'data', '.coverage.old'), 'old');
    const outcome = await project.run({ nonce: 'second' });
    expect(outcome.run).toMatchObject({ nonce: 'second', complete: true, exitCode: 0, problem: null });
    expect(existsSync(join(output, 'coverage-7.json'))).toBe(false);
    expect(coverageOf(outcome).totals).toMatchObject({ covered_lines: 3 });
  });

  it('counts every kind of outcome once, as many as the JUnit report has', async () => {
    const project = makeProject({
      'src/sign.py': sign,
      'tests/test_kinds.py': `import pytest, unittest
@pytest.fixture
def bad_setup(): raise RuntimeError
@pytest.fixture
def bad_teardown():
    yield
    raise RuntimeError
def test_pass(): pass
def test_fail(): assert False
def test_setup(bad_setup): pass
def test_teardown(bad_teardown): pass
def test_both(bad_teardown): assert False
def test_skip(): pytest.skip("later")
@pytest.mark.xfail
def test_xfail(): assert False
@pytest.mark.xfail
def test_xpass(): pass
@pytest.mark.xfail(strict=True)
def test_strict(): pass
class TestParts(unittest.TestCase):
    def test_parts(self):
        for part in range(4):
            with self.subTest(part=part): self.assertNotEqual(part, 2)
def test_subtests(subtests):
    with subtests.test(): pass
    with subtests.test(): pytest.skip("part")
`,
      'tests/test_module.py': 'import pytest\npytest.skip("all", allow_module_level=True)\n',
    });
    const outcome = await project.run();
    const { tests } = outcome.run;
    expect(tests).toMatchObject({
      collected: 11,
      passed: 1,
      failed: 4,
      error: 2,
      skipped: 2,
      xfailed: 1,
      xpassed: 1,
    });
    expect(tests).toMatchObject({ unfinished: 0, notRun: 0, collectionSkips: ['tests/test_module.py'] });
    expect(tests.subtests).toMatchObject({ failed: 1, skipped: 1 });
    expect(tests.notPassed).toContainEqual({ test: 'tests/test_kinds.py::test_both', outcome: 'failed' });
    expect(junitCases(outcome)).toBe(tests.junitCases);
  });

  it('counts a file that is skipped as a module and by its doctests once, as JUnit does', async () => {
    const outcome = await makeProject({
      'src/sign.py': sign,
      'tests/test_sign.py': testSign,
      'pyproject.toml': '[tool.pytest.ini_options]\naddopts = "--doctest-modules"\n',
      'tests/test_module.py': 'import pytest\npytest.importorskip("nowhere")\n',
    }).run();
    expect(outcome.run.tests.collectionSkips).toEqual(['tests/test_module.py']);
    expect(junitCases(outcome)).toBe(outcome.run.tests.junitCases);
  });
});
