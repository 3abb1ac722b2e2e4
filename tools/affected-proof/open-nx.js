import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Nx and git in a workspace, with a cache and a data folder of their own below `folder`. `exitCodes` are those with which
 * Nx may end; with another one it throws what Nx printed. `seconds` has the time of each run.
 */
export function openNx(folder, root, { legacy, daemon, isolate }, more = {}, exitCodes = [0]) {
  const cache = join(folder, 'cache');
  const env = {
    ...process.env,
    NX_CACHE_DIRECTORY: cache,
    NX_WORKSPACE_DATA_DIRECTORY: join(folder, 'data'),
    NX_DAEMON: daemon === 'on' ? 'true' : 'false',
    NX_ISOLATE_PLUGINS: isolate === 'on' ? 'true' : 'false',
    NX_LEGACY_AFFECTED: legacy,
    NX_TUI: 'false',
    NX_NO_CLOUD: 'true',
    CI: 'true',
    ...more,
  };
  const program = join(root, 'node_modules/.bin/nx');
  const seconds = [];

  /** Runs Nx to its end; the exit status and what it printed. `variables` are added for this run. */
  function attempt(args, variables = {}) {
    const start = Date.now();
    const options = { cwd: root, env: { ...env, ...variables }, encoding: 'utf8', timeout: 900_000 };
    const { status, stdout, stderr } = spawnSync('node', [program, ...args], {
      ...options,
      maxBuffer: 1 << 28,
    });
    seconds.push((Date.now() - start) / 1000);
    return { status, stdout, stderr };
  }

  /** Starts Nx beside what else runs, and waits for its end. */
  function start(args, variables = {}) {
    return new Promise((resolve, reject) => {
      const child = spawn('node', [program, ...args], { cwd: root, env: { ...env, ...variables } });
      const said = { stdout: '', stderr: '' };
      for (const stream of ['stdout', 'stderr']) child[stream].on('data', (text) => (said[stream] += text));
      child.on('error', reject);
      child.on('close', (status) => resolve({ status, ...said }));
    });
  }

  function nx(args) {
    const { status, stdout, stderr } = attempt(args);
    if (!exitCodes.includes(status))
      throw new Error(`nx ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
    return stdout;
  }

  return {
    seconds,
    env,
    attempt,
    start,
    nx,
    git: (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }),
    /** Runs Nx; the tasks, as `component:target`, that it selected. */
    selected(args) {
      const record = join(cache, 'run.json');
      rmSync(record, { force: true });
      nx(args);
      if (!existsSync(record)) return new Set();
      const { tasks } = JSON.parse(readFileSync(record, 'utf8'));
      return new Set(tasks.map(({ taskId }) => taskId));
    },
    close() {
      if (daemon === 'on') spawnSync('node', [program, 'daemon', '--stop'], { cwd: root, env });
    },
  };
}
