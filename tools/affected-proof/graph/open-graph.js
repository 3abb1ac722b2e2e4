import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installNx } from '../install-nx.js';
import { linkPackages } from '../link-packages.js';
import { openNx } from '../open-nx.js';
import { openRuns } from '../open-runs.js';
import { evidenceBytes, readEvidence } from '../stub/read-evidence.js';
import { replaceTools, targetOf, targets } from '../stub/replace-tools.js';
import { commit, writeFiles } from '../write-files.js';
import { generate } from './generate.js';
import { kinds } from './kinds.js';

const repository = join(import.meta.dirname, '../../..');
const closure = join(import.meta.dirname, 'closure.py');
const collectors = ['pytest', 'ruff', 'pyright', 'bandit'];
const nxJson = {
  analytics: false,
  namedInputs: { maturitySources: ['default'] },
  sync: { globalGenerators: ['@tta/maturity:sync'] },
  plugins: ['@tta/maturity'],
};

/** A workspace with every kind of import: its own git repository, cache and data folder, the repository's packages. */
export function openGraph(folder, variant) {
  const base = join(realpathSync(folder), 'graph');
  const root = join(base, 'workspace');
  mkdirSync(root, { recursive: true });
  const opened = openNx(base, root, variant, { PROOF_TOOLS: closure, PYTHONPATH: '' }, [0, 1, 130]);
  const { git, nx } = opened;
  const runs = openRuns(opened, join(base, 'cache'), targets);
  const files = generate();
  git('init', '--quiet');
  execFileSync(join(repository, '.venv/bin/python'), ['-m', 'venv', '--without-pip', join(root, '.venv')]);
  linkPackages(repository, join(root, 'node_modules'), variant.nx && installNx(repository, variant.nx));
  replaceTools(join(root, 'node_modules'));
  writeFileSync(join(root, 'nx.json'), JSON.stringify(nxJson, null, 2));
  writeFiles(root, files);

  /** What runs wrote, and what `nx sync` did: people edit what lies there. */
  const takeOver = (matches) => {
    for (const path of files.keys())
      if (matches(path) && existsSync(join(root, path)))
        files.set(path, readFileSync(join(root, path), 'utf8'));
  };
  const isRecord = (path) => path.endsWith('maturity.yaml');
  const sync = () => {
    nx(['sync']);
    takeOver(isRecord);
  };
  const truth = () =>
    JSON.parse(
      execFileSync('python3', ['-B', closure, 'truth', root], { encoding: 'utf8', maxBuffer: 1 << 28 }),
    );

  return {
    kinds: kinds.map(([weight, kind, change]) => ({ weight, kind, change, red: 'may' })),
    // A component without a source or a test is not known; many a change makes one.
    unknownIsAnswer: true,
    // The truth is about reports, too, which runs write.
    isJudged: true,
    targetOf,
    seconds: opened.seconds,
    run: runs.run,
    affected: () => runs.affected(),
    commit: (message) => commit(git, message),
    start() {
      sync();
      commit(git, 'start');
      runs.run('maturity');
      for (const path of [...files.keys()].filter(isRecord))
        files.set(path.replace('maturity.yaml', 'MATURITY.md'), '');
      takeOver((path) => path.endsWith('MATURITY.md'));
      commit(git, 'reports');
    },
    make({ change }, dice) {
      takeOver((path) => path.endsWith('MATURITY.md'));
      const previous = new Map(files);
      const what = change(files, dice);
      writeFiles(root, files, previous);
      if (what !== undefined) sync();
      return what;
    },
    truth,
    evidence: (expected) => readEvidence(root, Object.keys(expected), collectors),
    bytes: () => evidenceBytes(root, Object.keys(truth()), collectors),
    close: opened.close,
  };
}
