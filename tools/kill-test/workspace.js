import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeStubTools } from './stub-tools.js';

const repository = join(import.meta.dirname, '../..');
const packages = {
  maturity: 'plugins/maturity',
  'maturity-model': 'libs/model',
  'maturity-collectors': 'libs/collectors',
  'maturity-assessment': 'libs/assessment',
  'maturity-document': 'libs/document',
};

/**
 * @typedef {object} Workspace
 * @property {string} root
 * @property {string[]} components
 * @property {Record<string, string>} env the whole environment of its processes
 * @property {string} temporary what its processes have as TMPDIR
 * @property {(file: string) => string} path
 * @property {(file: string, text: string) => void} write
 * @property {() => void} remove
 */

/**
 * A temporary Nx workspace with a git repository, caches, temporary folder and home of its own, and a copy of the built
 * packages, so that a build beside the run changes nothing.
 * @param {{ tools: 'stub' | 'real', components: number }} options
 * @returns {Workspace}
 */
export function makeWorkspace({ tools, components: count }) {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'kill-test-')));
  const root = join(base, 'workspace');
  const temporary = join(base, 'tmp');
  for (const folder of [root, temporary, join(base, 'home')]) mkdirSync(folder);
  const path = (/** @type {string} */ file) => join(root, file);
  const write = (/** @type {string} */ file, /** @type {string} */ text) => {
    mkdirSync(dirname(path(file)), { recursive: true });
    writeFileSync(path(file), text);
  };

  linkPackages(path('node_modules'));
  if (tools === 'real') symlinkSync(join(repository, '.venv'), path('.venv'));
  else makeStubTools(path('.venv'), realpathSync(join(repository, '.venv/bin/python')));
  const only = tools === 'real' ? {} : { test: false, typecheck: false };
  write('package.json', JSON.stringify({ name: 'workspace', private: true, version: '0.0.0' }));
  write(
    'nx.json',
    JSON.stringify({
      analytics: false,
      neverConnectToCloud: true,
      namedInputs: { maturitySources: ['default'] },
      plugins: [
        { plugin: '@tta/maturity', options: { python: { interpreter: '.venv/bin/python' }, ...only } },
      ],
    }),
  );
  write(
    '.gitignore',
    'node_modules\n.venv\n.maturity\n.nx\n__pycache__\n.ruff_cache\n.pytest_cache\n.coverage*\n',
  );
  const components = Array.from(
    { length: count },
    (_, index) => `part-${String(index + 1).padStart(2, '0')}`,
  );
  for (const name of components) writeComponent(name, write);

  const env = environmentOf(base, temporary);
  const git = (/** @type {string[]} */ ...args) =>
    execFileSync('git', args, { cwd: root, env, stdio: 'ignore' });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'state');
  return {
    root,
    components,
    env,
    temporary,
    path,
    write,
    remove: () => rmSync(base, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Links to all of this repository's dependencies, beside copies of its own packages. */
function linkPackages(/** @type {string} */ folder) {
  const installed = join(repository, 'node_modules');
  mkdirSync(join(folder, '@tta'), { recursive: true });
  for (const name of readdirSync(installed)) {
    if (name !== '@tta' && !name.startsWith('.')) symlinkSync(join(installed, name), join(folder, name));
  }
  for (const [name, source] of Object.entries(packages)) {
    const from = join(repository, source);
    const to = join(folder, '@tta', name);
    if (!existsSync(join(from, 'dist/index.js')))
      throw new Error(`${source} is not built. Run: npm run build`);
    const parts = [
      'package.json',
      'executors.json',
      'generators.json',
      'bin',
      'dist',
      'schemas',
      'node_modules',
    ];
    for (const part of parts.filter((each) => existsSync(join(from, each)))) {
      cpSync(join(from, part), join(to, part), { recursive: true, verbatimSymlinks: true });
    }
  }
}

function writeComponent(/** @type {string} */ name, /** @type {Workspace['write']} */ write) {
  const module = name.replaceAll('-', '_');
  const record = {
    component: name,
    title: `The ${name}`,
    group: 'core-infrastructure',
    owner: '@tta/platform',
    sources: ['src'],
    tests: { unit: ['tests/unit'] },
    stage: { name: 'development', since: '2026-01-12' },
  };
  write(`${name}/maturity.yaml`, JSON.stringify(record));
  write(`${name}/README.md`, `# ${name}\n\n## Usage\n\nImport it.\n`);
  write(`${name}/pyproject.toml`, '[tool.pytest.ini_options]\npythonpath = ["src"]\n');
  write(`${name}/src/${module}.py`, '');
  const test = `from ${module} import add\n\n\ndef test_add() -> None:\n    assert add(1, 2) == 3\n`;
  write(`${name}/tests/unit/test_${module}.py`, test);
}

function environmentOf(/** @type {string} */ base, /** @type {string} */ temporary) {
  return {
    PATH: process.env.PATH ?? '',
    HOME: join(base, 'home'),
    TMPDIR: temporary,
    LANG: 'C.UTF-8',
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NX_NO_CLOUD: 'true',
    // One process less to start, over and over.
    NX_ISOLATE_PLUGINS: 'false',
    NX_CACHE_DIRECTORY: join(base, 'nx-cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(base, 'nx-data'),
    MATURITY_NOW: '2026-03-01',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'author',
    GIT_AUTHOR_EMAIL: 'author@example.org',
    GIT_COMMITTER_NAME: 'author',
    GIT_COMMITTER_EMAIL: 'author@example.org',
  };
}
