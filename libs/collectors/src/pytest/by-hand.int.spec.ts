import { jest } from '@jest/globals';
import { execa } from 'execa';
import { collect } from '../collect.js';
import { environmentWith, removeEnvironments } from '../environment-with.spec.run.js';
import { interpreter, makeWorkspace, removeWorkspaces, type TestWorkspace } from '../workspace.spec.run.js';

afterEach(removeWorkspaces);
afterAll(removeEnvironments);
jest.setTimeout(180_000);

const pyproject = (settings = '') =>
  `[tool.pytest.ini_options]\npythonpath = ["src"]\naddopts = "-p no:cacheprovider"\n${settings}`;
const plain = {
  'a/pyproject.toml': pyproject(),
  'a/src/a/__init__.py': '',
  'a/src/a/mod.py': 'def add(x, y):\n    if x > 9:\n        return 0\n    return x + y\n',
  'a/tests/test_a.py': 'from a.mod import add\n\ndef test_add():\n    assert add(1, 2) == 3\n',
};

async function measured(workspace: TestWorkspace, python = interpreter) {
  const options = { ...workspace.options, interpreter: python };
  const [collected] = await collect([workspace.request('pytest', 'a')], options);
  const evidence = collected?.evidence;
  if (evidence === undefined || evidence.status === 'unavailable')
    return { evidence, lines: undefined, tests: undefined };
  const lines = evidence.metrics['coverage.unit.lines'];
  const count = (name: string) => {
    const metric = evidence.metrics[`tests.unit.${name}`];
    return metric !== undefined && 'value' in metric ? metric.value : undefined;
  };
  return {
    evidence,
    lines: lines !== undefined && 'covered' in lines ? `${lines.covered}/${lines.total}` : undefined,
    tests: { total: count('total'), passed: count('passed'), failed: count('failed') },
  };
}

/** What a person gets with the evidence's command, and with `coverage json` after it. */
async function byHand(workspace: TestWorkspace, { python = interpreter, combine = false } = {}) {
  const options = { cwd: workspace.path('a'), env: { PYTHONHASHSEED: '0' }, reject: false } as const;
  const coverage = (...args: string[]) => execa(python, ['-m', 'coverage', ...args], options);
  const run = await coverage('run', '--source=src', '-m', 'pytest', 'tests');
  if (combine) await coverage('combine');
  const json = await coverage('json', '--quiet', '-o', '-');
  const totals = (JSON.parse(json.exitCode === 0 ? json.stdout : '{}') as { totals?: Record<string, number> })
    .totals;
  return {
    lastLine: run.stdout
      .trimEnd()
      .split('\n')
      .at(-1)
      ?.replaceAll(/=+ | in [\d.]+s.*$/g, ''),
    lines: totals && `${totals.covered_lines}/${totals.num_statements}`,
    error: json.stdout + json.stderr,
  };
}

describe('plug-ins that run a test several times', () => {
  const retried = {
    ...plain,
    'a/pyproject.toml': pyproject().replace('"-p', '"--reruns 2 -p'),
    'a/tests/test_a.py': `
import pytest
from a.mod import add
n = {"a": 0, "s": 0, "t": 0}

def test_flaky():
    n["a"] += 1
    assert add(1, 2) == 3 and n["a"] > 1

def test_always():
    assert False

@pytest.fixture
def bad():
    n["s"] += 1
    assert n["s"] > 1
    yield
    n["t"] += 1
    assert n["t"] > 1

def test_fixture(bad):
    pass

def test_ok():
    pass
`,
  };

  // pytest's own last line counts the call of a try whose tear-down was taken back: four passed for three tests.
  it.each([
    ['15.1', '1 failed, 2 passed, 1 error, 5 rerun', { total: 4, passed: 2, failed: 1 }],
    ['16.6', '1 failed, 4 passed, 5 rerun', { total: 4, passed: 3, failed: 1 }],
    ['16.7', '1 failed, 4 passed, 5 rerun', { total: 4, passed: 3, failed: 1 }],
  ])('pytest-rerunfailures %s: each test counts once, by its last try', async (version, last, tests) => {
    const python = await environmentWith(`pytest-rerunfailures==${version}`);
    const workspace = makeWorkspace(retried);
    const hand = await byHand(workspace, { python });
    expect(hand).toMatchObject({ lastLine: last, lines: '3/4' });
    expect(await measured(workspace, python)).toMatchObject({
      evidence: { status: 'ok' },
      lines: hand.lines,
      tests,
    });
  });

  it('flaky 3.8.1', async () => {
    const python = await environmentWith('flaky==3.8.1');
    const workspace = makeWorkspace({
      ...plain,
      'a/tests/test_a.py': `
from flaky import flaky
from a.mod import add
n = {"a": 0}

@flaky(max_runs=3)
def test_second():
    n["a"] += 1
    assert n["a"] > 1

@flaky(max_runs=2)
def test_always():
    assert False

@flaky(max_runs=4, min_passes=3)
def test_often():
    assert add(1, 2) == 3
`,
    });
    const hand = await byHand(workspace, { python });
    expect(hand).toMatchObject({ lastLine: '1 failed, 2 passed', lines: '3/4' });
    expect(await measured(workspace, python)).toMatchObject({
      evidence: { status: 'ok' },
      lines: hand.lines,
      tests: { total: 3, passed: 2, failed: 1 },
    });
  });
});

describe('coverage', () => {
  it.each([
    ['relative_files = true', '3/4', false],
    ['parallel = true', '3/4', true],
    ['patch = ["subprocess"]', '4/4', true],
    ['concurrency = ["multiprocessing"]', '3/4', true],
  ])('%s: combined where a person combines, and nowhere else', async (setting, lines, combine) => {
    const workspace = makeWorkspace({
      ...plain,
      'a/pyproject.toml': pyproject(`[tool.coverage.run]\n${setting}\n`),
      // The same name deeper: the path rules of relative_files take one for the other while combining.
      'a/src/a/mod.py': 'def add(x, y):\n    if x > 9:\n        return 0\n    return x + y\n',
      'a/src/pkg/a/__init__.py': '',
      'a/src/pkg/__init__.py': '',
      'a/tests/test_a.py': `
import subprocess, sys
from a.mod import add

def test_add():
    assert add(1, 2) == 3
    code = "import sys; sys.path.insert(0, 'src'); from a.mod import add; add(10, 1)"
    subprocess.run([sys.executable, "-c", code], check=True)
`,
    });
    const hand = await byHand(workspace, { combine });
    expect(hand.lines).toBe(lines);
    expect(await measured(workspace)).toMatchObject({ evidence: { status: 'ok' }, lines });
  });

  it('does not move lines from a file to another of the same name (relative_files)', async () => {
    const workspace = makeWorkspace({
      'a/pyproject.toml': pyproject('[tool.coverage.run]\nrelative_files = true\n').replace('"src"', '"."'),
      'a/features/__init__.py': '',
      'a/features/t.py': 'def f(x):\n    if x:\n        return 1\n    return 2\n',
      'a/pkg/__init__.py': '',
      'a/pkg/features/__init__.py': '',
      'a/pkg/features/t.py': 'def f(x):\n    if x:\n        return 1\n    return 2\n',
      'a/tests/test_a.py':
        'import features.t, pkg.features.t\n\ndef test_both():\n    assert features.t.f(1) == 1\n    assert pkg.features.t.f(0) == 2\n',
    });
    const component = { sources: ['a/features'] };
    const [collected] = await collect([workspace.request('pytest', 'a', component)], workspace.options);
    expect(collected?.evidence).toMatchObject({
      status: 'ok',
      metrics: { 'coverage.unit.lines': { covered: 3, total: 4 } },
    });
  });

  it('counts what the tests make among the sources, in a fresh checkout and later', async () => {
    const workspace = makeWorkspace({
      ...plain,
      'a/tests/test_a.py': `
import pathlib
from a.mod import add

def test_made():
    pathlib.Path("src/a/made.py").write_text("def g(x):\\n    return x\\n")
    import a.made
    assert add(1, 2) == 3
`,
    });
    const first = await measured(workspace);
    expect(first).toMatchObject({ evidence: { status: 'ok' }, lines: '4/6' });
    expect((await measured(workspace)).lines).toBe('4/6');
    expect((await byHand(workspace)).lines).toBe('4/6');
  });

  it('counts templates that a plug-in of coverage measures', async () => {
    const python = await environmentWith(
      'django==5.2.19',
      'django-coverage-plugin==3.2.2',
      'asgiref==3.13.0',
      'sqlparse==0.6.1',
    );
    const workspace = makeWorkspace({
      ...plain,
      'a/pyproject.toml': pyproject('[tool.coverage.run]\nplugins = ["django_coverage_plugin"]\n'),
      'a/src/a/templates/a.html': '<p>\n{% if x %}\n{{ x }}\n{% else %}\nnone\n{% endif %}\n</p>\n',
      'a/tests/test_a.py': `
import django
from django.conf import settings
from a.mod import add
settings.configure(
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": ["src/a/templates"],
                "OPTIONS": {"debug": True}}],
)
django.setup()

def test_template():
    from django.template.loader import get_template
    assert add(1, 2) == 3
    assert "3" in get_template("a.html").render({"x": 3})
`,
    });
    const hand = await byHand(workspace, { python });
    const { evidence, lines } = await measured(workspace, python);
    expect(evidence).toMatchObject({
      status: 'ok',
      scope: { files: ['a/src/a/__init__.py', 'a/src/a/mod.py', 'a/src/a/templates/a.html'] },
    });
    expect(lines).toBe(hand.lines);
  });

  it('says what coverage says of patterns that are none', async () => {
    const workspace = makeWorkspace({
      ...plain,
      'a/pyproject.toml': pyproject('[tool.coverage.report]\nexclude_also = ["(?s)a.*?b"]\n'),
    });
    expect((await byHand(workspace)).error).toContain('global flags not at the start');
    expect((await measured(workspace)).evidence).toMatchObject({
      status: 'unavailable',
      reason: {
        code: 'config-unreadable',
        message: expect.stringContaining('global flags not at the start') as string,
      },
    });
  });

  it('names a file that coverage does not look for, and a remedy that works', async () => {
    const files = { ...plain, 'a/src/a/gunicorn.conf.py': 'workers = 2\n' };
    const workspace = makeWorkspace(files);
    const { evidence } = await measured(workspace);
    expect(evidence).toMatchObject({
      status: 'partial',
      reason: {
        code: 'files-missing',
        message: expect.stringContaining('a/src/a/gunicorn.conf.py') as string,
        remedy: expect.stringContaining('[tool.coverage.run] omit = ["src/a/gunicorn.conf.py"]') as string,
      },
    });
    workspace.write({
      'a/pyproject.toml': pyproject('[tool.coverage.run]\nomit = ["src/a/gunicorn.conf.py"]\n'),
    });
    const hand = await byHand(workspace);
    expect(await measured(workspace)).toMatchObject({ evidence: { status: 'ok' }, lines: hand.lines });
  });
});

describe('what tests do to the process', () => {
  it('does not matter where they leave functions replaced that reports are made with', async () => {
    const workspace = makeWorkspace({
      ...plain,
      'a/tests/test_a.py': `
import hashlib, json, os, shutil
from a.mod import add

def fake(*arguments, **names):
    raise RuntimeError("replaced")

def test_add():
    assert add(1, 2) == 3

def test_replaces():
    json.dump = json.load = hashlib.sha256 = shutil.move = os.fsync = fake
`,
    });
    const hand = await byHand(workspace);
    expect(hand).toMatchObject({ lastLine: '2 passed', lines: '3/4' });
    expect(await measured(workspace)).toMatchObject({
      evidence: { status: 'ok' },
      lines: hand.lines,
      tests: { total: 2, passed: 2, failed: 0 },
    });
  });

  it.each([
    [
      'the sources',
      'a/src/a/mod.py',
      'import sys\nsys.exit("no server")\n',
      'a/src/a/mod.py:2: SystemExit: no server',
    ],
    ['conftest.py', 'a/tests/conftest.py', 'raise SystemExit(0)\n', 'a/tests/conftest.py:1: SystemExit: 0'],
  ])('is named with file and line where %s end it', async (_, file, text, cause) => {
    const workspace = makeWorkspace({ ...plain, [file]: text });
    expect((await measured(workspace)).evidence).toMatchObject({
      status: 'unavailable',
      reason: { message: expect.stringContaining(cause) as string },
    });
  });
});

describe('subtests', () => {
  it('that fail make their test fail once; pytest counts each, and the test as passed', async () => {
    const workspace = makeWorkspace({
      ...plain,
      'a/tests/test_a.py': `
import unittest
from a.mod import add

class TestA(unittest.TestCase):
    def test_parts(self):
        for n in (1, 2, 3):
            with self.subTest(n=n):
                assert add(n, 0) == 1

    def test_other(self):
        pass
`,
    });
    expect((await byHand(workspace)).lastLine).toBe('2 failed, 2 passed');
    expect((await measured(workspace)).tests).toEqual({ total: 2, passed: 1, failed: 1 });
  });
});
