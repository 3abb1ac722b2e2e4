/**
 * Small components of which each shows one way in which a result depends on something: texts, and links, by path relative to
 * the workspace. `ignored` are the texts that git does not see, `away` those that lie beside the workspace.
 */
export function generate() {
  return {
    texts: {
      ...atTheRoot,
      ...plain,
      ...made,
      ...linked,
      ...linkedFolder,
      ...nested,
      ...shell,
      ...installed,
      ...user,
    },
    ignored: {
      'made/src/made/_version.py': 'VALUE = 1\n',
      'made/tests/local/settings.txt': 'one\n',
      'made/data/x.txt': 'one\n',
    },
    away: { 'away/far.txt': 'one\n' },
    links: {
      'linked/src/linked/common.py': '../../../lent/common.py',
      'linked/src/linked/of_plain.py': '../../../plain/src/plain/mod.py',
      'linked/tests/far.txt': '../../../away/far.txt',
      'linked/ruff.toml': '../lent/ruff.toml',
      'linked/tests/data': '../../lent/data',
      'folder/src': '../lent/sources',
    },
  };
}

const value = 'VALUE = 1\n';

const atTheRoot = {
  '.gitignore':
    'node_modules\n.nx\n.maturity\n.venv\n__pycache__\n_version.py\n_more.py\n_made.py\n*.local\nlocal/\n.env.local\n/made/data\n',
  'package.json': '{ "name": "proof", "private": true, "type": "module" }\n',
  'maturity.policy.yaml': policy(),
  'lent/common.py': value,
  'lent/other.py': value,
  'lent/ruff.toml': 'line-length = 90\n',
  'lent/data/words.txt': 'one\n',
  'lent/sources/folder/__init__.py': value,
  'lent/sources/folder/more.py': value,
  'given/one.txt': 'one\n',
};

/** Opens its own README and data, lists folders, and looks for files that may be there. */
const plain = component('plain', {
  reads: ['/given'],
  more: {
    'plain/data/words.txt': 'one\n',
    'plain/ruff.toml': 'line-length = 100\n',
    'plain/src/plain/mod.py': value,
  },
  test: [
    'import plain.mod',
    'observe(plain.mod.VALUE)',
    "observe(read('README.md'))",
    "observe(read('pyproject.toml'))",
    "observe(sorted(os.listdir('data')))",
    "observe(sorted(os.listdir('../given')))",
    "observe(read('data/words.txt'))",
    "observe(read('missing.json'))",
    "observe(read('settings.local'))",
    "observe(read('../given/override.txt'))",
    'try:\n    import plain.optional\n    observe(plain.optional.VALUE)\nexcept ImportError:\n    observe(None)',
  ],
});

/** Uses files that git ignores: a source that a build makes, data of one machine. */
const made = component('made', {
  reads: ['/made/data/x.txt'],
  more: { 'made/src/made/__init__.py': 'from made._version import VALUE\n' },
  test: [
    'import made',
    'observe(made.VALUE)',
    "observe(read('tests/local/settings.txt'))",
    "observe(sorted(os.listdir('tests')))",
    "observe(read('data/x.txt'))",
  ],
});

/** Sources, data and configuration behind links. */
const linked = component('linked', {
  more: {},
  test: [
    'import linked.common, linked.of_plain',
    'observe([linked.common.VALUE, linked.of_plain.VALUE])',
    "observe(read('tests/far.txt'))",
    "observe([[name, read('tests/data/' + name)] for name in sorted(os.listdir('tests/data'))])",
  ],
});

const linkedFolder = without(
  component('folder', { test: ['import folder.more', 'observe([folder.VALUE, folder.more.VALUE])'] }),
  'folder/src/folder/__init__.py',
);

const nested = {
  ...component('outer', {
    sources: ['src', 'inner/src'],
    test: ['import outer, inner.mod', 'observe([outer.VALUE, inner.mod.VALUE])'],
  }),
  ...component('inner', {
    root: 'outer/inner',
    more: { 'outer/inner/src/inner/mod.py': value },
    test: ['import inner', 'observe(inner.VALUE)'],
  }),
};

const shell = component('shell', {
  passEnv: ['SHOWN'],
  test: [
    "observe([os.environ.get(name) for name in ('SHOWN', 'HIDDEN', 'GIVEN', 'GIT_DIR', 'PYTHONPATH', 'FROM_FILE')])",
  ],
});

/** Uses what is installed in the environment. */
const installed = component('installed', {
  test: [
    'import proofdist, loose, via_path',
    'observe([proofdist.VALUE, loose.VALUE, via_path.VALUE])',
    'import importlib.metadata',
    "observe(importlib.metadata.version('proofdist'))",
    'try:\n    import maybe_installed\n    observe(maybe_installed.VALUE)\nexcept ImportError:\n    observe(None)',
  ],
});

/** Imports another, which imports nothing. */
const user = component('user', {
  more: { 'user/src/user/__init__.py': 'import shell\n\nVALUE = shell.VALUE\n' },
  test: ['import user', 'observe(user.VALUE)'],
});

/** The files of a component with one source and one test; what is in `more` comes in addition, or instead. */
function component(name, { root = name, sources = ['src'], reads = [], passEnv = [], more = {}, test }) {
  return {
    [`${root}/maturity.yaml`]: record(name, { sources, reads, passEnv }),
    [`${root}/README.md`]: `# ${name}\n`,
    [`${root}/pyproject.toml`]: `[project]\nname = "${name}"\nversion = "1.0"\n`,
    [`${root}/src/${name}/__init__.py`]: value,
    [`${root}/tests/test_${name}.py`]: ['import os', ...test, ''].join('\n'),
    ...more,
  };
}

/** With one JSON value per line, which `tools/records.py` reads without a YAML parser. */
function record(name, { sources, reads, passEnv }) {
  return [
    `component: ${JSON.stringify(name)}`,
    'group: core-infrastructure',
    "owner: '@proof'",
    `sources: ${JSON.stringify(sources)}`,
    'tests:',
    '  unit: ["tests"]',
    `reads: ${JSON.stringify(reads)}`,
    `passEnv: ${JSON.stringify(passEnv)}`,
    'stage: { name: development, since: 2026-01-12 }',
    '',
  ].join('\n');
}

/** The policy, with what of it reaches the tools. */
export function policy({ rerunFailedTests = 0, passEnv = [] } = {}) {
  return [
    'apiVersion: maturity/v1',
    "policyVersion: '1'",
    'extends: builtin',
    'measuring:',
    `  rerunFailedTests: ${rerunFailedTests}`,
    `  passEnv: ${JSON.stringify(passEnv)}`,
    '',
  ].join('\n');
}

function without(files, path) {
  return Object.fromEntries(Object.entries(files).filter(([each]) => each !== path));
}
