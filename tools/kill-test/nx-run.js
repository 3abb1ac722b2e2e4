import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** @import { Workspace } from './workspace.js' */

/**
 * @typedef {object} NxEnd
 * @property {number | null} exitCode null when it was killed
 * @property {string} output
 * @property {number} milliseconds
 * @property {number} events how often something changed in the watched folders
 */

/**
 * When to kill: after so many milliseconds, or at so many changes in the watched folders, however fast the machine is.
 * @typedef {{ milliseconds: number } | { events: number }} Moment
 */

const longestMs = 180_000;
export const reportAll = ['run-many', '-t', 'maturity', '--parallel=2'];

/**
 * Runs nx in a process group of its own. With `killAt` the whole group gets SIGKILL at that moment, without a chance to
 * clean up.
 * @param {Workspace} workspace
 * @param {string[]} args
 * @param {{ killAt?: Moment, watched?: string[], wrap?: string[] }} [options] `watched`: folders; `wrap`: a program that starts nx, with its arguments
 * @returns {Promise<NxEnd>}
 */
export function nxRun(workspace, args, { killAt, watched = [], wrap = [] } = {}) {
  const nx = createRequire(join(workspace.root, 'package.json')).resolve('nx/bin/nx.js');
  const command = [...wrap, process.execPath, nx, ...args];
  const started = performance.now();
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd: workspace.root,
    env: workspace.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    const kill = () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
    };
    let events = 0;
    const watchers = watched.map((folder) =>
      watch(folder, () => {
        events += 1;
        if (killAt !== undefined && 'events' in killAt && events === killAt.events) kill();
      }),
    );
    const planned =
      killAt !== undefined && 'milliseconds' in killAt ? setTimeout(kill, killAt.milliseconds) : undefined;
    const limit = setTimeout(() => {
      kill();
      reject(new Error(`nx ${args.join(' ')} took longer than ${longestMs} ms:\n${output}`));
    }, longestMs);
    child.on('error', reject);
    // Not 'close': tools that lead a group of their own may hold the pipes longer.
    child.on('exit', (exitCode) => {
      clearTimeout(planned);
      clearTimeout(limit);
      for (const watcher of watchers) watcher.close();
      setImmediate(() => resolve({ exitCode, output, milliseconds: performance.now() - started, events }));
    });
  });
}
