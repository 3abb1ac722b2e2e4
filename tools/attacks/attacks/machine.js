import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { component } from '../component.js';
import { expect, green } from '../expect.js';
import { metricsOf } from '../metrics-of.js';
import { isTrue } from '../stale.js';

const measure = (workspace, more) => workspace.nx(['run', 'part:maturity'], more);
const put = (file, text) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};
const asksForMode = `import os


def test_mode() -> None:
    assert os.environ.get("MODE") in (None, "good")
`;
const unused = '"""Unused."""\n\nimport os\n';

/** Ends the attack as succeeded unless the evidence has the values by hand, or says that they are not known. */
function trueOrUnknown(workspace, expected, what) {
  const seen = metricsOf(workspace, 'part', Object.keys(expected));
  const wrong = Object.keys(expected).filter(
    (id) => seen[id] !== expected[id] && !String(seen[id]).startsWith('not known'),
  );
  expect(
    wrong.length === 0,
    () => `${what}: by hand ${JSON.stringify(expected)}, evidence ${JSON.stringify(seen)}`,
  );
  return seen;
}

/** What belongs to one machine, one shell or one hook, and decides nothing. */
export const machine = [
  {
    id: '5.variables',
    title: 'a variable of the shell, and one in the .env file that Nx loads, decide a test',
    collectors: ['pytest'],
    files: component('part', { files: { '.env': 'MODE=bad\n', 'part/tests/test_mode.py': asksForMode } }),
    run(workspace) {
      const expected = workspace.byHand({ directory: 'part', collectors: ['pytest'] });
      for (const [what, more] of [
        ['with .env', {}],
        ['with a variable of the shell', { MODE: 'bad' }],
      ]) {
        green(measure(workspace, more), `the run ${what}`);
        isTrue(workspace, 'part', expected, `the run ${what}`);
        workspace.append('part/tests/test_mode.py', '\n');
      }
      return `tests.unit.passed ${expected['tests.unit.passed']}, as in a clean shell`;
    },
  },
  {
    id: '5.passed',
    title: 'a variable that passEnv names decides a test',
    collectors: ['pytest'],
    files: component('part', {
      record: 'passEnv: [MODE]',
      files: { 'part/tests/test_mode.py': asksForMode },
    }),
    run(workspace) {
      const failed = ['good', 'bad', 'good'].map((MODE) => {
        const expected = workspace.byHand({ directory: 'part', collectors: ['pytest'], variables: { MODE } });
        measure(workspace, { MODE });
        isTrue(workspace, 'part', expected, `the run with ${MODE}`);
        return expected['tests.unit.failed'];
      });
      expect(failed.join() === '0,1,0', `by hand ${failed.join()} failed`);
      return 'each value has its number, from the cache, too';
    },
  },
  {
    id: '6.home',
    title: "ruff's configuration in the home of the user",
    collectors: ['ruff'],
    files: component('part', { files: { 'part/src/part/bad.py': unused } }),
    run(workspace) {
      const expected = workspace.byHand({ directory: 'part', collectors: ['ruff'] });
      expect(expected['lint.errors'] === 1, 'by hand there is no finding');
      const configuration = join(workspace.home, '.config/ruff/ruff.toml');
      put(configuration, '[lint]\nignore = ["F401"]\n');
      green(measure(workspace), 'the run with it');
      isTrue(workspace, 'part', expected, 'the run with it');
      put(configuration, '');
      green(measure(workspace), 'the run without it');
      isTrue(workspace, 'part', expected, 'the run without it');
      return 'lint.errors 1, with it and without';
    },
  },
  {
    id: '6.git',
    title: 'files that git ignores on one machine (core.excludesFile, .git/info/exclude) are not linted',
    collectors: ['ruff'],
    files: component('part', { files: { 'part/src/part/bad.py': unused } }),
    run(workspace) {
      const expected = workspace.byHand({ directory: 'part', collectors: ['ruff'] });
      expect(expected['lint.errors'] === 1, 'by hand there is no finding');
      put(join(workspace.home, '.gitconfig'), `[core]\nexcludesFile = ${workspace.home}/ignored\n`);
      put(join(workspace.home, 'ignored'), 'bad.py\n');
      put(join(workspace.home, '.config/git/ignore'), 'bad.py\n');
      green(measure(workspace), 'the run with core.excludesFile');
      isTrue(workspace, 'part', expected, 'the run with core.excludesFile');
      const before = readFileSync(workspace.path('.git/info/exclude'), 'utf8');
      put(workspace.path('.git/info/exclude'), 'bad.py\n');
      workspace.append('part/src/part/mod.py', '\n\nc = add(1, 1)\n');
      measure(workspace);
      put(workspace.path('.git/info/exclude'), before);
      measure(workspace);
      trueOrUnknown(workspace, expected, 'the run after .git/info/exclude');
      return 'lint.errors 1 whatever one machine ignores';
    },
  },
  {
    id: '6.above',
    title: 'ruff.toml, pytest.ini and setup.cfg above the workspace',
    collectors: ['ruff', 'pytest'],
    files: component('part', {
      files: {
        'part/pyproject.toml': '',
        'part/src/part/bad.py': unused,
        'part/tests/conftest.py':
          'import sys\nfrom pathlib import Path\n\nsys.path.insert(0, str(Path(__file__).parents[1] / "src"))\n',
        'part/tests/test_bad.py': 'def test_bad() -> None:\n    assert False\n',
      },
    }),
    run(workspace) {
      const expected = workspace.byHand({ directory: 'part', collectors: ['ruff', 'pytest'] });
      const above = (file, text) => put(join(workspace.folder, 'above', file), text);
      const seen = [];
      for (const [file, text] of [
        ['ruff.toml', '[lint]\nignore = ["F401"]\n'],
        ['pytest.ini', '[pytest]\naddopts = -k "not bad"\n'],
        ['setup.cfg', '[tool:pytest]\naddopts = -k "not bad"\n'],
      ]) {
        above(file, text);
        measure(workspace);
        const values = trueOrUnknown(workspace, expected, `the run with ${file}`);
        seen.push(
          `${file}: ${Object.values(values).some((one) => String(one).startsWith('not')) ? 'partly not known' : 'as by hand'}`,
        );
        workspace.append('part/tests/test_bad.py', '\n');
        workspace.append('part/src/part/bad.py', '\n');
      }
      return seen.join('; ');
    },
  },
  {
    id: '14',
    title: 'GIT_DIR and GIT_INDEX_FILE of a hook, and a test that makes a repository of its own',
    collectors: ['pytest'],
    files: component('part', {
      files: {
        'part/tests/test_git.py': `import subprocess
from pathlib import Path


def test_git(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")
    for command in (["init", "-q"], ["add", "f"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    listed = subprocess.run(["git", "ls-files"], cwd=tmp_path, check=True, capture_output=True)
    assert listed.stdout == b"f\\n"
`,
      },
    }),
    run(workspace) {
      workspace.commit();
      const expected = workspace.byHand({ directory: 'part', collectors: ['pytest'] });
      const index = () =>
        createHash('sha256')
          .update(readFileSync(workspace.path('.git/index')))
          .digest('hex');
      const before = index();
      const hook = { GIT_DIR: workspace.path('.git'), GIT_INDEX_FILE: workspace.path('.git/index') };
      green(measure(workspace, hook), 'the run in a hook');
      isTrue(workspace, 'part', expected, 'the run in a hook');
      expect(index() === before, "the developer's index is another one");
      expect(workspace.git('ls-files', 'f') === '', "the developer's index holds the file of the test");
      return 'passed, and the index is as it was';
    },
  },
];
