import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { makeChange } from '../disk/make-change.js';
import { openPlace } from '../disk/open-place.js';
import { linkPackages } from '../link-packages.js';
import { openNx } from '../open-nx.js';
import { openRuns } from '../open-runs.js';
import { commit, writeFiles } from '../write-files.js';
import { kindsInPlace } from './kinds-in-place.js';
import { realKinds } from './kinds.js';
import { evidenceBytes, readEvidence, realTargets } from './read-evidence.js';

const repository = join(import.meta.dirname, '../../..');
const notCopied = new Set(['.nx', '.maturity', '.venv', 'node_modules']);
// Undeclared reads and failing collectors are part of what changes do: Nx may end with an error.
const exitCodes = [0, 1, 130];

/** The examples of this repository as a workspace of their own, with the repository's tools. */
export function openExamples(folder, variant) {
  const base = join(realpathSync(folder), 'examples');
  const root = join(base, 'workspace');
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
  writeFiles(
    root,
    new Map([
      ['nx.json', JSON.stringify(nxJson, null, 2)],
      ['package.json', '{ "name": "proof", "private": true, "type": "module" }\n'],
      ['.gitignore', 'node_modules\n.nx\n.maturity\n.venv\n__pycache__\n.coverage*\n_made_*.py\n*.local\n'],
    ]),
  );
  const opened = openReal(base, root, variant);
  opened.git('init', '--quiet');
  return opened;
}

/** The workspace that the fleet of real packages left; on closing it is as it was. */
export function openFleet(folder, variant) {
  const root = join(repository, 'tmp/real-fleet/workspace');
  if (!existsSync(root)) throw new Error('There is no fleet. Run: npm run fleet -- --cold');
  const opened = openReal(join(realpathSync(folder), 'fleet'), root, variant);
  const start = opened.git('rev-parse', 'HEAD').trim();
  return {
    ...opened,
    close() {
      opened.close();
      opened.git('reset', '--quiet', '--hard', start);
      opened.git('clean', '--quiet', '--force', '-d');
    },
  };
}

/** A workspace that is measured by the real tools; the truth is what they say in a fresh copy, without any cache. */
function openReal(base, root, variant) {
  const home = join(base, 'home');
  mkdirSync(home, { recursive: true });
  const slow = join(base, 'slow');
  const place = openPlace(root, home, base);
  const variables = { HOME: home, ...Object.fromEntries(place.variables.map((name) => [name, undefined])) };
  const opened = openNx(base, root, variant, variables, exitCodes);
  const { git } = opened;
  const runs = openRuns(opened, join(base, 'cache'), 'maturity', place.shell);
  const { packages } = variant;
  const projects = packages.length === 0 ? [] : ['--projects', packages.join(',')];
  const excluded = packages.length === 0 ? [] : ['--exclude', others(root, packages).join(',')];
  const run = (target, ...options) => runs.run(target, ...projects, ...options);
  const inPlace = kindsInPlace(() => [...textsOf(git, root, packages).keys()]);
  const edit = (dice) => inPlace.edited(place, dice);
  const real = { place, slow, run, startRun: runs.startRun, edit };

  /** Changes of texts that git knows, as they are now. */
  const textChange = (change) => (_place, dice) => {
    const before = textsOf(git, root, packages);
    const after = new Map(before);
    const what = change(after, dice);
    for (const path of before.keys()) if (!after.has(path)) place.drop(path);
    for (const [path, text] of after) if (before.get(path) !== text) place.write(path, text);
    return what;
  };
  const tracked = realKinds.map(([weight, kind, change]) => ({
    weight,
    kind,
    change: textChange(change),
    red: 'may',
  }));

  return {
    git,
    kinds: [...tracked, ...inPlace.kinds],
    targetOf: realTargets,
    seconds: opened.seconds,
    // A source that cannot be loaded is an answer.
    unknownIsAnswer: true,
    run,
    affected: () => runs.affected(...excluded),
    commit: (message) => commit(git, message),
    start() {
      commit(git, 'start');
      run('maturity');
      commit(git, 'reports');
    },
    make: (kind, dice) => makeChange(real, kind, dice),
    takeBack() {
      place.restore(place.begin());
      run('maturity');
    },
    truth: () => truthOf(base, root, variant, projects),
    evidence: () => readEvidence(root),
    bytes: () => evidenceBytes(root),
    close: opened.close,
  };
}

/** The texts that git knows below the components and at the root, without reports. */
function textsOf(git, root, packages) {
  return new Map(
    git('ls-files', '--cached', '--others', '--exclude-standard', '-z')
      .split('\0')
      .filter((path) => path !== '' && !path.endsWith('MATURITY.md') && isOf(path, packages))
      .filter((path) => existsSync(join(root, path)))
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
}

/** Measures in a copy, with a cache, a home and a shell that are new. */
function truthOf(base, root, variant, projects) {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'affected-proof-truth-')));
  try {
    const workspace = join(copy, 'workspace');
    const filter = (from) => from === root || !notCopied.has(basename(from));
    cpSync(root, workspace, { recursive: true, verbatimSymlinks: true, filter });
    for (const name of ['node_modules', '.venv']) symlinkSync(join(root, name), join(workspace, name));
    const { nx, close } = openNx(copy, workspace, variant, { HOME: copy }, exitCodes);
    nx(['run-many', '-t', 'maturity', ...projects, '--skip-nx-cache', '--output-style=static']);
    close();
    return readEvidence(workspace);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const isOf = (path, packages) =>
  packages.length === 0 || !path.startsWith('packages/') || packages.includes(path.split('/')[1]);

function others(root, packages) {
  return readdirSync(join(root, 'packages')).filter((name) => !packages.includes(name));
}
