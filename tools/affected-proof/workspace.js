import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linkPackages } from './link-packages.js';

const repository = join(import.meta.dirname, '../..');
const collectors = {
  pytest: 'maturity:test',
  ruff: 'maturity:lint',
  pyright: 'maturity:typecheck',
  bandit: 'maturity:security',
};
const targets = [...Object.values(collectors), 'maturity:validate'];

/** The target whose inputs stand for each evidence of `closure.py`. */
export const targetOf = { ...collectors, judgement: 'maturity:validate' };

/** A Nx workspace of its own: its own git repository, cache and data folder, the repository's packages. */
export function openWorkspace(folder, { legacy, daemon, isolate }) {
  const root = join(folder, 'workspace');
  const closure = join(import.meta.dirname, 'closure.py');
  const env = {
    ...process.env,
    NX_CACHE_DIRECTORY: join(folder, 'cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(folder, 'data'),
    NX_DAEMON: daemon === 'on' ? 'true' : 'false',
    NX_ISOLATE_PLUGINS: isolate === 'on' ? 'true' : 'false',
    NX_LEGACY_AFFECTED: legacy,
    NX_TUI: 'false',
    NX_NO_CLOUD: 'true',
    CI: 'true',
    PROOF_CLOSURE: closure,
    PYTHONPATH: '',
  };
  const seconds = [];
  mkdirSync(root, { recursive: true });
  git('init', '--quiet');
  git('config', 'user.email', 'proof@example.org');
  git('config', 'user.name', 'proof');
  linkPackages(repository, join(root, 'node_modules'));
  cpSync(join(import.meta.dirname, 'stub'), join(root, 'stub'), { recursive: true });
  writeFileSync(join(root, 'nx.json'), JSON.stringify(nxJson(), null, 2));

  function git(...args) {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  }

  function nx(args) {
    const start = Date.now();
    const { status, stdout, stderr } = spawnSync('node', [join(root, 'node_modules/.bin/nx'), ...args], {
      cwd: root,
      env,
      encoding: 'utf8',
      timeout: 300_000,
      maxBuffer: 1 << 28,
    });
    seconds.push((Date.now() - start) / 1000);
    if (status !== 0) throw new Error(`nx ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
    return stdout;
  }

  const truth = () =>
    JSON.parse(execFileSync('python3', ['-B', closure, root], { encoding: 'utf8', maxBuffer: 1 << 28 }));

  return {
    seconds,
    truth,
    write(files, previous = new Map()) {
      for (const path of previous.keys()) if (!files.has(path)) rmSync(join(root, path), { force: true });
      for (const [path, text] of files) {
        if (previous.get(path) === text) continue;
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      // git knows no empty folders, and neither must Python.
      execFileSync('find', [root, '-depth', '-type', 'd', '-empty', '-not', '-path', '*/.git/*', '-delete']);
    },
    /** Whether there was anything to commit. */
    commit(message) {
      git('add', '--all');
      if (git('status', '--porcelain') === '') return false;
      git('commit', '--quiet', '--message', message);
      return true;
    },
    runAll(...more) {
      nx(['run-many', '-t', targets.join(','), '--output-style=static', ...more]);
    },
    /** The tasks, as `component:target`, that were selected by what changed in the last commit. */
    runAffected() {
      rmSync(join(folder, 'cache/run.json'), { force: true });
      nx(['affected', '-t', targets.join(','), '--base=HEAD~1', '--head=HEAD', '--output-style=static']);
      if (!existsSync(join(folder, 'cache/run.json'))) return new Set();
      const { tasks } = JSON.parse(readFileSync(join(folder, 'cache/run.json'), 'utf8'));
      return new Set(tasks.map(({ taskId }) => taskId));
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
    close() {
      if (daemon === 'on')
        spawnSync('node', [join(root, 'node_modules/.bin/nx'), 'daemon', '--stop'], { cwd: root, env });
    },
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
    plugins: [{ plugin: '@tta/maturity', options }],
  };
}
