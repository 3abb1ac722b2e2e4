import { component } from '../component.js';
import { red, green } from '../expect.js';
import { differences, metricsOf } from '../metrics-of.js';
import { stale } from '../stale.js';

const readsData = `from pathlib import Path


def test_data() -> None:
    assert "good" in (Path(__file__).parents[1] / "data/x.txt").read_text()
`;
const worse = 'import os\nassert 1\nx: int = ""\n';

/** Files that tools read and that Nx does not hash. */
export const unhashedFiles = [
  stale({
    id: '1.source',
    title: 'a git-ignored source, made by a build, changes',
    collectors: ['pytest', 'ruff', 'bandit', 'pyright'],
    files: component('part', {
      files: {
        'part/.gitignore': '_version.py\n',
        'part/src/part/__init__.py': 'from ._version import __version__ as __version__\n',
        'part/src/part/_version.py': '__version__ = "1.0"\n',
        'part/pyproject.toml':
          '[tool.pytest.ini_options]\npythonpath = ["src"]\n[tool.ruff]\nrespect-gitignore = false\n',
      },
    }),
    change: (workspace) => workspace.append('part/src/part/_version.py', worse),
  }),
  stale({
    id: '1.data',
    title: 'a git-ignored file that a test opens changes',
    collectors: ['pytest'],
    files: component('part', {
      files: {
        'part/.gitignore': 'data\n',
        'part/data/x.txt': 'good\n',
        'part/tests/test_data.py': readsData,
      },
    }),
    remedy: 'reads: [/part/data/x.txt]',
    change: (workspace) => workspace.write('part/data/x.txt', 'bad\n'),
  }),
  stale({
    id: '1.nxignore',
    title: 'a source that Nx is told to ignore changes',
    collectors: ['pytest', 'bandit'],
    files: component('part', { files: { '.nxignore': 'part/src/part/mod.py\n' } }),
    change: (workspace) => workspace.append('part/src/part/mod.py', 'assert 1\nprint("a")\n'),
  }),
  stale({
    id: '2.readme',
    title: 'README.md, opened by a test and a doctest itself, changes',
    collectors: ['pytest'],
    tests: ['tests', 'README.md'],
    files: component('part', {
      tests: ['tests', 'README.md'],
      files: {
        'part/README.md': '# part\n\nIt has 0 bugs.\n\n    >>> 1 + 1\n    2\n',
        'part/pyproject.toml':
          '[tool.pytest.ini_options]\npythonpath = ["src"]\naddopts = "--doctest-glob=*.md"\n',
        'part/tests/test_data.py': readsData.replace('data/x.txt', 'README.md').replace('good', '0 bugs'),
      },
    }),
    change: (workspace) => workspace.edit('part/README.md', '0 bugs', '3 bugs'),
    affected: 'maturity:test',
  }),
  stale({
    id: '2.record',
    title: 'maturity.yaml, opened by a test, changes',
    collectors: ['pytest'],
    files: component('part', {
      files: {
        'part/tests/test_data.py': readsData.replace('data/x.txt', 'maturity.yaml').replace('good', '@acme'),
      },
    }),
    remedy: 'reads: [/part/maturity.yaml]',
    change: (workspace) => workspace.edit('part/maturity.yaml', '@acme', '@apex'),
    affected: 'maturity:test',
  }),
  {
    id: '2.report',
    title: 'MATURITY.md, opened by a test, changes',
    collectors: ['pytest'],
    files: component('part'),
    run(workspace) {
      green(workspace.nx(['run', 'part:maturity']), 'the first run');
      workspace.edit('part/MATURITY.md', '## Key Features\n', '## Key Features\n\nWritten by hand.\n');
      const test = readsData.replace('data/x.txt', 'MATURITY.md').replace('good', 'Written by hand');
      workspace.write('part/tests/test_data.py', test);
      workspace.nx(['run', 'part:maturity']);
      const before = workspace.nx(['run', 'part:maturity:validate']);
      workspace.edit('part/MATURITY.md', 'Written by hand', 'Gone');
      const hand = workspace.byHand({ directory: 'part', collectors: ['pytest'] });
      const after = workspace.nx(['run', 'part:maturity:validate']);
      red(after, 'validate after the change', 'part/MATURITY.md');
      const wrong = differences(hand, metricsOf(workspace, 'part', Object.keys(hand)));
      if (wrong.length > 0) red(before, 'validate before the change', 'part/MATURITY.md');
      return `red, and names part/MATURITY.md${wrong.length > 0 ? ', before the change, too' : ''}`;
    },
  },
  stale({
    id: '3',
    title: 'the component at the root: a file that its test opens and a module that it imports change',
    collectors: ['pytest'],
    directory: '.',
    files: component('part', {
      root: '.',
      pythonpath: ['src', '.'],
      files: {
        'package.json': '{ "name": "part", "private": true }\n',
        'data/x.txt': 'good\n',
        'scripts/helper.py': 'value = 1\n',
        'tests/test_data.py': readsData,
        'tests/test_helper.py':
          'from scripts.helper import value\n\n\ndef test_helper() -> None:\n    assert value == 1\n',
      },
    }),
    change(workspace) {
      workspace.write('data/x.txt', 'bad\n');
      workspace.write('scripts/helper.py', 'value = 2\n');
    },
    affected: 'maturity:test',
  }),
];
