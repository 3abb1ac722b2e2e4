import type { PostTasksExecution } from '@nx/devkit';
import { cacheDir } from 'nx/src/utils/cache-directory.js';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

type TaskResults = Parameters<PostTasksExecution>[1]['taskResults'];

/** A task that Nx took from its cache although the entry lacks an output of the task. */
export interface HollowHit {
  readonly project: string;
  readonly target: string;
  /** The output, relative to the workspace. What lies there is of an earlier run. */
  readonly output: string;
  readonly entry: string;
}

const hits: ReadonlySet<string> = new Set(['local-cache', 'remote-cache']);

/**
 * Cache entries without the evidence or the report that they are about: forged, or stored while another run in the same
 * folder was at work. Nx restores nothing then, and leaves what lies there: evidence about earlier content.
 */
export function hollowHits(results: TaskResults): HollowHit[] {
  return Object.values(results).flatMap(({ task, status }) => {
    const { project, target } = task.target;
    if (!hits.has(status) || task.hash === undefined) return [];
    const entry = join(cacheDir, task.hash);
    const lacking = task.outputs.filter(
      (output) => output.startsWith('.maturity/') && !existsSync(join(entry, output)),
    );
    // Where Nx keeps its entries elsewhere nothing can be said about them.
    if (lacking.length === 0 || !existsSync(entry)) return [];
    return lacking.map((output) => ({ project, target, output, entry: task.hash as string }));
  });
}
