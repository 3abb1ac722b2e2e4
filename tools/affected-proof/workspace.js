import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installNx } from './install-nx.js';
import { linkPackages } from './link-packages.js';
import { openNx } from './open-nx.js';
import { commit, writeFiles } from './write-files.js';

const repository = join(import.meta.dirname, '../..');
const collectors = {
  pytest: 'maturity:test',
  ruff: 'maturity:lint',
  pyright: 'maturity:typecheck',
  bandit: 'maturity:security',
};
const targets = [...Object.values(collectors), 'maturity:validate'];

/** The target whose inputs stand for each evidence of `closure.py`. */
const targetOf = { ...collectors, judgement: 'maturity:validate' };

/** A Nx workspace of its own: its own git repository, cache and data folder, the repository's packages. */
export function openWorkspace(folder, variant) {
  const root = join(folder, 'workspace');
  const closure = join(import.meta.dirname, 'closure.py');
  const { git, nx, seconds, selected, close } = openNx(folder, root, variant, {
    PROOF_CLOSURE: closure,
    PYTHONPATH: '',
  });
  mkdirSync(root, { recursive: true });
  git('init', '--quiet');
  linkPackages(repository, join(root, 'node_modules'), variant.nx && installNx(repository, variant.nx));
  cpSync(join(import.meta.dirname, 'stub'), join(root, 'stub'), { recursive: true });
  writeFileSync(join(root, 'nx.json'), JSON.stringify(nxJson(), null, 2));

  const truth = () =>
    JSON.parse(execFileSync('python3', ['-B', closure, root], { encoding: 'utf8', maxBuffer: 1 << 28 }));

  return {
    targetOf,
    seconds,
    truth,
    write: (files, previous) => writeFiles(root, files, previous),
    /** Brings the records up to date, as people have to before CI; their texts. */
    sync(files) {
      nx(['sync']);
      const records = [...files.keys()].filter((path) => path.endsWith('maturity.yaml'));
      return records.map((path) => [path, readFileSync(join(root, path), 'utf8')]);
    },
    commit: (message) => commit(git, message),
    runAll(...more) {
      nx(['run-many', '-t', targets.join(','), '--output-style=static', ...more]);
    },
    /** The tasks, as `component:target`, that were selected by what changed in the last commit. */
    runAffected() {
      return selected([
        'affected',
        '-t',
        targets.join(','),
        '--base=HEAD~1',
        '--head=HEAD',
        '--output-style=static',
      ]);
    },
    /** Evidence that is not what an uncached measurement would give. */
    differing(expected) {
      return Object.entries(expected).flatMap(([component, byCollector]) =>
        Object.keys(collectors).flatMap((collector) => {
          const found = readEvidence(root, component, collector);
          if (found === byCollector[collector]) return [];
          return [
            {
              component,
              collector,
              why: found === undefined ? 'has no evidence' : difference(found, byCollector[collector]),
            },
          ];
        }),
      );
    },
    evidence() {
      return JSON.stringify(
        Object.keys(truth()).map((component) =>
          Object.keys(collectors).map((collector) => readEvidence(root, component, collector)),
        ),
      );
    },
    close,
  };
}

function readEvidence(root, component, collector) {
  const path = join(root, '.maturity', component.replaceAll(' ', '%20'), `${collector}.json`);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** What the cached evidence does not know of. */
function difference(found, expected) {
  const [old, current] = [found, expected].map((text) => new Map(JSON.parse(text).files));
  const names = [...new Set([...old.keys(), ...current.keys()])].filter(
    (path) => old.get(path) !== current.get(path),
  );
  return names.length === 0 ? 'is stale: another scope' : `is stale: ${names.join(', ')}`;
}

function nxJson() {
  const stub = { executor: './stub:collect' };
  const options = {
    test: stub,
    lint: stub,
    typecheck: stub,
    security: stub,
    validate: { executor: './stub:nothing' },
  };
  return {
    analytics: false,
    namedInputs: { maturitySources: ['default'] },
    sync: { globalGenerators: ['@tta/maturity:sync'] },
    plugins: [{ plugin: '@tta/maturity', options }],
  };
}
