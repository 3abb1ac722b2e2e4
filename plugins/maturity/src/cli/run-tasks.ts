import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { cacheDir } from '../devkit.js';
import { heldOutput } from './held-output.js';
import { runNx } from './run-nx.js';

/** A run of nx, as far as one may conclude from what then lies on the disk. */
export interface TasksRun {
  /** Nx's exit status. */
  readonly status: number;
  /** Whether a task came to its end in this run: evidence of any other may be about other content. */
  readonly ended: (taskId: string) => boolean;
  /** Whether a task came to its end and was good. */
  readonly succeeded: (taskId: string) => boolean;
}

export interface RunTasksOptions {
  /**
   * Where what Nx prints goes. `shown`: to this program's output; `aside`: to standard error; `held`: nowhere, unless
   * something really runs or fails, then to standard error.
   */
  readonly output: 'shown' | 'aside' | 'held';
  /** Variables for Nx. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What Nx writes down about a run. */
const noteSchema = z.object({
  tasks: z.array(
    z.object({ taskId: z.string(), status: z.number().optional(), cacheStatus: z.string().optional() }),
  ),
});
type Note = z.infer<typeof noteSchema>;

/**
 * Runs tasks with nx. A run that Nx breaks off (the remote cache does not answer as it should, say) leaves the evidence of
 * earlier runs in its place; which tasks did end then is in the note that Nx writes about every run.
 */
export async function runTasks(
  root: string,
  args: readonly string[],
  { output, env = {} }: RunTasksOptions,
): Promise<TasksRun> {
  const path = join(cacheDir, 'run.json');
  rmSync(path, { force: true });
  const aside = (text: string): void => {
    process.stderr.write(text);
  };
  const held = heldOutput(aside);
  const status = await runNx(root, args, {
    env,
    ...(output === 'held' && { output: held }),
    ...(output === 'aside' && { output: { write: aside } }),
  });
  const note = readNote(path);
  if (output === 'held' && (status !== 0 || (note !== undefined && hasWorked(note)))) held.release();
  // No note, or one that nobody can read: then no task is known to have ended, whatever Nx's exit status says.
  const tasks = new Map((note?.tasks ?? []).map((task) => [task.taskId, task.status]));
  return {
    status,
    ended: (taskId) => tasks.has(taskId),
    succeeded: (taskId) => tasks.get(taskId) === 0,
  };
}

function hasWorked({ tasks }: Note): boolean {
  return tasks.some(({ cacheStatus }) => cacheStatus === 'cache-miss');
}

function readNote(path: string): Note | undefined {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
