import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { installNx } from '../install-nx.js';
import { lastLines } from '../last-lines.js';
import { linkPackages } from '../link-packages.js';
import { openNx } from '../open-nx.js';
import { openRuns } from '../open-runs.js';
import { evidenceBytes, readEvidence } from '../stub/read-evidence.js';
import { replaceTools, targetOf, targets } from '../stub/replace-tools.js';
import { commit } from '../write-files.js';
import { makeEnvironment } from './environment.js';
import { generate } from './generate.js';
import { kinds } from './kinds.js';
import { makeChange } from './make-change.js';
import { openPlace } from './open-place.js';

const repository = join(import.meta.dirname, '../../..');
const program = join(import.meta.dirname, 'tools/measure.py');
const collectors = ['pytest', 'ruff', 'pyright', 'bandit'];
const notCopied = new Set(['.git', '.nx', '.maturity', '.venv', 'node_modules']);
const nxJson = {
  analytics: false,
  namedInputs: { maturitySources: ['default'] },
  plugins: ['@tta/maturity'],
};

/** A workspace whose components use all that lies on a disk, with an environment, a home and a shell of its own. */
export function openDisk(folder, variant) {
  const base = join(realpathSync(folder), 'disk');
  const place = makePlace(base, variant);
  const { root } = place;
  const slow = join(base, 'slow');
  const variables = {
    HOME: place.home,
    GIT_CONFIG_NOSYSTEM: '1',
    PROOF_TOOLS: program,
    PROOF_SLOW: slow,
    ...Object.fromEntries(place.variables.map((name) => [name, undefined])),
  };
  const opened = openNx(base, root, variant, variables, [0, 1, 130]);
  const runs = openRuns(opened, join(base, 'cache'), targets, place.shell);
  opened.git('init', '--quiet');
  place.drop('.git/info/exclude');
  place.begin();
  const edited = kinds.find(({ kind }) => kind === 'edit a source');
  const disk = { ...runs, place, slow, edit: (dice) => edited.change(place, dice) };
  const names = () => Object.keys(truthOf(place));

  return {
    kinds,
    targetOf,
    seconds: opened.seconds,
    run: runs.run,
    affected: () => runs.affected(),
    commit: (message) => commit(opened.git, message),
    start() {
      commit(opened.git, 'start');
      const { status, output } = runs.run('maturity');
      if (status !== 0) throw new Error(lastLines(output));
      commit(opened.git, 'reports');
      const validated = runs.run('maturity:validate');
      if (validated.status !== 0) throw new Error(lastLines(validated.output));
    },
    make: (kind, dice) => makeChange(disk, kind, dice),
    takeBack() {
      place.restore(place.begin());
      runs.run('maturity');
    },
    /** Names in the records what runs read and nobody declared, by the command that validation prints. */
    declare() {
      opened.nx(['g', '@tta/maturity:sync', '--evidence']);
      runs.run('maturity');
    },
    truth: () => truthOf(place),
    evidence: (truth) => readEvidence(root, Object.keys(truth), collectors),
    bytes: () => evidenceBytes(root, names(), collectors),
    close: opened.close,
  };
}

function makePlace(base, variant) {
  const root = join(base, 'workspace');
  const home = join(base, 'home');
  for (const path of [root, home]) mkdirSync(path, { recursive: true });
  const place = openPlace(root, home, base);
  const { texts, ignored, away, links } = generate();
  for (const [file, text] of Object.entries({ ...texts, ...ignored })) place.write(file, text);
  for (const [file, text] of Object.entries(away)) place.write(`../${file}`, text);
  for (const [file, target] of Object.entries(links)) place.link(file, target);
  place.write('nx.json', JSON.stringify(nxJson, null, 2));
  makeEnvironment(place, join(repository, '.venv/bin/python'));
  linkPackages(repository, place.path('node_modules'), variant.nx && installNx(repository, variant.nx));
  replaceTools(place.path('node_modules'));
  return place;
}

/** What the tools see in a fresh copy of the workspace, in a clean shell with the variables that are passed. */
function truthOf({ root, path, shell }) {
  const copy = mkdtempSync(join(tmpdir(), 'affected-proof-truth-'));
  try {
    const filter = (from) => from === root || !notCopied.has(basename(from));
    cpSync(join(root, '../away'), join(copy, 'away'), { recursive: true });
    cpSync(root, join(copy, 'workspace'), { recursive: true, verbatimSymlinks: true, filter });
    const left = { PYTHONPATH: undefined, XDG_CONFIG_HOME: undefined };
    const env = {
      ...shell,
      ...left,
      PATH: process.env.PATH,
      HOME: copy,
      LC_ALL: 'C.UTF-8',
      PYTHONHASHSEED: '0',
    };
    const args = ['-B', program, 'truth', join(copy, 'workspace')];
    return JSON.parse(execFileSync(path('.venv/bin/python'), args, { cwd: copy, env, encoding: 'utf8' }));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
