import { component } from '../../attacks/component.js';

const test = (name, lines) =>
  `import glob\nimport os\nimport sqlite3\nimport subprocess\nimport sys\nfrom pathlib import Path\n\nhere = Path(__file__).parents[1]\n\n\ndef test_${name}() -> None:\n${lines.map((line) => `    ${line}\n`).join('')}`;

/** Small workspaces whose tests look at more than the sources. */
export const testsThatRead = [
  {
    id: 'readme-and-data',
    small: true,
    only: ['pytest'],
    files: component('part', {
      tests: ['tests', 'README.md'],
      record: 'reads: [/lent/shared.txt]\n',
      project: 'addopts = "--doctest-glob=*.md"\n',
      files: {
        'part/README.md': '# part\n\n    >>> 1 + 1\n    2\n',
        'part/data/x.txt': 'good\n',
        'part/data/more/y.txt': 'good\n',
        'lent/shared.txt': 'good\n',
        'part/tests/test_data.py': test('data', [
          "assert '# part' in (here / 'README.md').read_text()",
          "assert (here / 'data/x.txt').read_text() == 'good\\n'",
          "assert (here / '../lent/shared.txt').read_text() == 'good\\n'",
          "assert not (here / 'data/z.txt').exists()",
          "assert sorted(os.listdir(here / 'data')) == ['more', 'x.txt']",
          "assert len(glob.glob(str(here / 'data/**/*.txt'), recursive=True)) == 2",
        ]),
      },
    }),
  },
  {
    id: 'other-programs',
    only: ['pytest'],
    files: component('part', {
      files: {
        'part/data/x.txt': 'good\n',
        'part/tests/test_programs.py': test('programs', [
          "assert subprocess.check_output(['cat', str(here / 'data/x.txt')]) == b'good\\n'",
          'code = \'import part.mod; print(open("data/x.txt").read())\'',
          "env = {'PYTHONPATH': 'src'}",
          'assert subprocess.check_output([sys.executable, "-c", code], cwd=here, env=env)',
        ]),
      },
    }),
  },
  {
    id: 'files-that-tests-make',
    only: ['pytest'],
    files: component('part', {
      files: {
        'part/.gitignore': 'made\n',
        'part/tests/test_made.py': test('made', [
          "made = here / 'made'",
          'made.mkdir(exist_ok=True)',
          "(made / 'x.txt').write_text('x')",
          "assert (made / 'x.txt').read_text() == 'x'",
          "connection = sqlite3.connect(made / 'x.db')",
          "connection.execute('create table t (a)')",
          'connection.close()',
        ]),
      },
    }),
  },
  {
    id: 'conftest-above',
    small: true,
    only: ['pytest'],
    files: component('part', {
      root: 'libs/part',
      files: {
        'conftest.py': 'import pytest\n\n\n@pytest.fixture\ndef three() -> int:\n    return 3\n',
        'pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["libs/part/src"]\n',
        'libs/conftest.py':
          'import pytest\n\n\n@pytest.fixture\ndef four(three: int) -> int:\n    return three + 1\n',
        'libs/part/pyproject.toml': '',
        'libs/part/tests/conftest.py': '',
        'libs/part/tests/test_four.py': 'def test_four(four: int) -> None:\n    assert four == 4\n',
      },
    }),
  },
  {
    id: 'plug-ins-of-the-workspace',
    only: ['pytest'],
    files: component('part', {
      project: 'addopts = "-p part_plugin"\n[tool.coverage.run]\nbranch = true\n',
      pythonpath: ['src', 'plugins'],
      files: { 'part/plugins/part_plugin.py': 'value = 1\n' },
    }),
  },
];

/** The proof itself is proved: what the test looks at here is declared nowhere, and each of these paths has to be found. */
export const undeclared = {
  id: 'undeclared',
  small: true,
  only: ['pytest'],
  files: component('part', {
    files: {
      'lent/secret.txt': 'good\n',
      'lent/more/x.txt': 'good\n',
      'part/tests/test_secret.py': test('secret', [
        "assert subprocess.check_output(['cat', str(here / '../lent/secret.txt')]) == b'good\\n'",
        "assert subprocess.check_output(['ls', str(here / '../lent/more')]) == b'x.txt\\n'",
        "assert not (here / '../lent/missing.txt').exists()",
        "assert not Path('~/.secret').expanduser().exists()",
      ]),
    },
  }),
  found: ['workspace lent/secret.txt', 'workspace lent/more', 'workspace lent/missing.txt', 'home .secret'],
};
