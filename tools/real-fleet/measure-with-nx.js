import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { folders } from './fleet.js';
import { step } from './step.js';

const { workspace } = folders;
export const evidenceRoot = join(workspace, '.maturity');

/** Forgets all evidence, so that what is there afterwards comes from the next run or from the cache. */
export function forgetEvidence() {
  rmSync(evidenceRoot, { recursive: true, force: true });
}

/** Forgets all results of tasks: the next run is a cold one. */
export function forgetCache() {
  rmSync(folders.cache, { recursive: true, force: true });
}

/**
 * Runs Nx in the fleet's workspace with a cache of its own and without a daemon that would outlive the run.
 * @param {string} title
 * @param {string[]} args
 * @returns {Promise<{ seconds: number, exitCode: number, cached: number, tasks: number }>} `cached`: how many of the
 *   tasks the cache answered; both 0 when it answered none (Nx then says nothing about its cache)
 */
export async function measureWithNx(title, args) {
  const nx = join(workspace, 'node_modules', '.bin', 'nx');
  const { stdout, seconds, exitCode } = await step(title, nx, args, {
    cwd: workspace,
    minutes: 60,
    live: 'all',
    exitCodes: [0, 1, 130],
    env: { NX_CACHE_DIRECTORY: folders.cache, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' },
  });
  const said = /cache instead of running the command for (\d+) out of (\d+)/.exec(stdout);
  return { seconds, exitCode, cached: Number(said?.[1] ?? 0), tasks: Number(said?.[2] ?? 0) };
}
