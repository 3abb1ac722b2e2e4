import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveOf } from './download.js';
import { environmentOf, folders } from './fleet.js';
import { leaveOut } from './leave-out.js';
import { linkCheckouts } from './link-checkouts.js';
import { interpreterOf, makeEnvironment } from './python-environment.js';
import { say, step } from './step.js';

/** @import { FleetPackage } from './fleet.js' */

const { workspace } = folders;
const json = (/** @type {unknown} */ value) => `${JSON.stringify(value, null, 2)}\n`;

const folderOf = (/** @type {FleetPackage} */ one) => join(workspace, 'packages', one.name);

/** The name of the environment that measures a package; it is installed in others for the packages that import it. */
function measuringEnvironment(/** @type {FleetPackage} */ { name, environments: [first] }) {
  if (first === undefined) throw new Error(`packages.json names no environment for ${name}`);
  return first;
}

/** The record of a component; JSON strings and lists are YAML. */
function recordOf(/** @type {FleetPackage} */ one) {
  return `component: ${one.name}
title: ${one.name} ${one.version}
group: core-infrastructure
owner: '@fleet/upstream'
toolchain: python
sources: ${JSON.stringify(one.sources)}
tests: { unit: ${JSON.stringify(one.tests)} }
stage: { name: development, since: 2026-01-12 }
`;
}

function writeWorkspaceFiles(/** @type {Record<string, string>} */ tarballs) {
  const versions = { nx: '23.3.1', pyright: '1.1.414', ...tarballs };
  const files = {
    'package.json': json({ name: 'real-fleet', private: true, version: '0.0.0', devDependencies: versions }),
    'nx.json': json({
      analytics: false,
      neverConnectToCloud: true,
      tui: { enabled: false },
      namedInputs: { maturitySources: ['default'] },
      plugins: Object.keys(tarballs).filter((name) => name === '@tta/maturity'),
    }),
    '.npmrc': 'omit-lockfile-registry-resolved=true\nfund=false\naudit=false\n',
    // Not `.coverage*`: pluggy's `.coveragerc` is a source file.
    '.gitignore': [
      'node_modules/',
      '.nx/',
      '.venv/',
      '.maturity/',
      '__pycache__/',
      '.pytest_cache/',
      '.ruff_cache/',
    ]
      .concat(['.hypothesis/', '.coverage', '.coverage.*', ''])
      .join('\n'),
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(workspace, file), text);
}

async function unpack(/** @type {FleetPackage} */ one) {
  const folder = folderOf(one);
  mkdirSync(folder, { recursive: true });
  const args = ['-xzf', archiveOf(one), '-C', folder, '--strip-components=1'];
  await step(`unpack ${one.name} ${one.version}`, 'tar', args, { cwd: workspace, minutes: 1 });
  writeFileSync(join(folder, 'maturity.yaml'), recordOf(one));
}

/**
 * Makes the environments that the packages name and links the checkouts into them, so that an import of another
 * package finds the file in this workspace.
 * @param {FleetPackage[]} packages
 */
async function makeEnvironments(packages) {
  for (const name of new Set(packages.map(measuringEnvironment))) {
    const { folder, requirements } = environmentOf(name);
    const python = await makeEnvironment(
      join(workspace, folder, '.venv'),
      join(folders.scripts, requirements),
    );
    const inside = packages.filter((one) => one.environments.includes(name));
    await linkCheckouts(
      python,
      inside.map((one) => ({ one, folder: folderOf(one) })),
    );
  }
}

async function installNodePackages() {
  await step('npm install', 'npm', ['install', '--loglevel=error'], { cwd: workspace, minutes: 10 });
}

async function commit() {
  const git = (/** @type {string[]} */ ...args) =>
    step(`git ${args.at(-1)}`, 'git', args, { cwd: workspace, minutes: 2 });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  const who = [
    '-c',
    'user.name=fleet',
    '-c',
    'user.email=fleet@example.invalid',
    '-c',
    'commit.gpgsign=false',
  ];
  await git(...who, 'commit', '--quiet', '--no-verify', '-m', 'fleet');
}

/**
 * Lays the packages out as components of a fresh Nx workspace with one commit; what was there is removed.
 * @param {FleetPackage[]} packages in an order in which an imported package comes first
 * @param {Record<string, string>} tarballs npm packages to install: name to `file:` specifier; may be empty
 */
export async function layOut(packages, tarballs) {
  say('remove the last workspace');
  rmSync(workspace, { recursive: true, force: true });
  mkdirSync(workspace, { recursive: true });
  writeWorkspaceFiles(tarballs);
  for (const one of packages) await unpack(one);
  await installNodePackages();
  await makeEnvironments(packages);
  for (const one of packages) {
    const { folder } = environmentOf(measuringEnvironment(one));
    const python = interpreterOf(join(workspace, folder, '.venv'));
    await leaveOut(one, folderOf(one), python);
  }
  await commit();
}

/**
 * Installs other npm packages in the workspace that is there. Tarballs of one version differ from build to build, so
 * what npm remembers of the last ones goes first.
 * @param {Record<string, string>} tarballs
 */
export async function reinstall(tarballs) {
  writeWorkspaceFiles(tarballs);
  for (const old of ['package-lock.json', 'node_modules/.package-lock.json', 'node_modules/@tta']) {
    rmSync(join(workspace, old), { recursive: true, force: true });
  }
  await installNodePackages();
}
