import { cacheDir } from '@nx/devkit';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runNx } from './run-nx.js';

/** A run of nx, as far as one may conclude from what then lies on the disk. */
export interface TasksRun {
  /** Nx's exit status. */
  readonly status: number;
  /** Whether a task came to its end in this run: evidence of any other may be about other content. */
  readonly ended: (taskId: string) => boolean;
}

const noteSchema = z.object({ tasks: z.array(z.object({ taskId: z.string() })) });

/**
 * Runs tasks with nx. A run that Nx breaks off (the remote cache does not answer as it should, say) leaves the evidence of
 * earlier runs in its place; which tasks did end then is in the note that Nx writes about every run.
 */
export async function runTasks(
  root: string,
  args: readonly string[],
  options: { quiet?: boolean } = {},
): Promise<TasksRun> {
  const note = join(cacheDir, 'run.json');
  rmSync(note, { force: true });
  const status = await runNx(root, args, options);
  if (status === 0) return { status, ended: () => true };
  const ids = endedTasks(note);
  return { status, ended: (taskId) => ids.has(taskId) };
}

function endedTasks(note: string): ReadonlySet<string> {
  try {
    return new Set(
      noteSchema.parse(JSON.parse(readFileSync(note, 'utf8'))).tasks.map(({ taskId }) => taskId),
    );
  } catch {
    // No note, or one that nobody can read: then no task is known to have ended.
    return new Set();
  }
}
