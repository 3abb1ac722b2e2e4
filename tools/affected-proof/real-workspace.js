import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { linkPackages } from './link-packages.js';
import { openNx } from './open-nx.js';
import { commit, writeFiles } from './write-files.js';

const repository = join(import.meta.dirname, '../..');
const targetOf = {
  pytest: 'maturity:test',
  'pytest-integration': 'maturity:test-integration',
  ruff: 'maturity:lint',
  pyright: 'maturity:typecheck',
  bandit: 'maturity:security',
};
// Undeclared reads and failing collectors are part of what changes do: Nx may end with an error.
const exitCodes = [0, 1, 130];

/** The examples of this repository as a workspace of their own, with the repository's tools. */
export function openExamples(folder, variant) {
  const root = join(folder, 'workspace');
  const environment = join(repository, '.venv');
  if (!existsSync(environment)) throw new Error('There is no .venv. Run: npx nx run python-tools:install');
  mkdirSync(root, { recursive: true });
  cpSync(join(repository, 'examples/tta'), root, { recursive: true });
  symlinkSync(environment, join(root, '.venv'));
  linkPackages(repository, join(root, 'node_modules'));
  const nxJson = {
    analytics: false,
    namedInputs: { maturitySources: ['default'] },
    plugins: ['@tta/maturity'],
  };
  writeFileSync(join(root, 'nx.json'), JSON.stringify(nxJson, null, 2));
  writeFileSync(join(root, 'package.json'), '{ "name": "proof", "private": true, "type": "module" }\n');
  writeFileSync(join(root, '.gitignore'), 'node_modules\n.nx\n.maturity\n.venv\n__pycache__\nMATURITY.md\n');
  const opened = openReal(folder, root, variant);
  opened.git('init', '--quiet');
  return opened;
}

/** The workspace that the fleet of real packages left; on closing it is as it was. */
export function openFleet(folder, variant, packages) {
  const root = join(repository, 'tmp/real-fleet/workspace');
  if (!existsSync(root)) throw new Error('There is no fleet. Run: npm run fleet -- --cold');
  const opened = openReal(folder, root, variant, packages);
  const start = opened.git('rev-parse', 'HEAD').trim();
  appendFileSync(join(root, '.git/info/exclude'), 'MATURITY.md\n');
  return {
    ...opened,
    close() {
      opened.close();
      opened.git('reset', '--quiet', '--hard', start);
    },
  };
}

/** A workspace that is measured by the real tools; the truth is what they say from scratch, without any cache. */
function openReal(folder, root, variant, packages = []) {
  const { git, nx, seconds, selected, close } = openNx(folder, root, variant, {}, exitCodes);
  const projects = packages.length === 0 ? [] : ['--projects', packages.join(',')];
  const all = (...more) => nx(['run-many', '-t', 'maturity', ...projects, '--output-style=static', ...more]);
  let measured = new Map();
  const remember = () => {
    measured = readAll(root);
  };
  return {
    git,
    targetOf,
    seconds,
    /** The texts that git knows below the components and at the root. */
    files: () =>
      new Map(
        git('ls-files', '--cached', '--others', '--exclude-standard', '-z')
          .split('\0')
          .filter((path) => path !== '' && isOf(path, packages))
          .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
      ),
    write: (files, previous) => writeFiles(root, files, previous),
    // Nothing outside the components is imported, before or after any of the changes.
    sync: () => [],
    commit: (message) => commit(git, message),
    truth() {
      rmSync(join(root, '.maturity'), { recursive: true, force: true });
      all('--skip-nx-cache');
      return Object.fromEntries(
        [...readAll(root)].map(([name, evidence]) => [name, Object.fromEntries(evidence)]),
      );
    },
    runAll(...more) {
      all(...more);
      remember();
    },
    runAffected() {
      const excluded = packages.length === 0 ? [] : ['--exclude', others(root, packages).join(',')];
      const range = ['--base=HEAD~1', '--head=HEAD'];
      const tasks = selected(['affected', '-t', 'maturity', ...range, ...excluded, '--output-style=static']);
      remember();
      return tasks;
    },
    differing(expected) {
      return Object.entries(expected).flatMap(([component, byCollector]) =>
        Object.entries(byCollector)
          .filter(([collector, bytes]) => measured.get(component)?.get(collector) !== bytes)
          .map(([collector]) => ({
            component,
            collector,
            why: 'is not what a measurement from scratch gives',
          })),
      );
    },
    evidence: () => JSON.stringify([...readAll(root)].map(([name, evidence]) => [name, [...evidence]])),
    close,
  };
}

/** All evidence: a map from component to a map from collector to bytes. */
function readAll(root) {
  const folder = join(root, '.maturity');
  const names = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return new Map(
    names
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => [name, readComponent(join(folder, name))])
      .filter(([, evidence]) => evidence.size > 0),
  );
}

function readComponent(folder) {
  const read = (name) => [name, join(folder, `${name}.json`)];
  return new Map(
    Object.keys(targetOf)
      .map(read)
      .filter(([, path]) => existsSync(path))
      .map(([name, path]) => [name, readFileSync(path, 'utf8')]),
  );
}

const isOf = (path, packages) =>
  packages.length === 0 || !path.startsWith('packages/') || packages.includes(path.split('/')[1]);

function others(root, packages) {
  return readdirSync(join(root, 'packages')).filter((name) => !packages.includes(name));
}
