import type { PostTasksExecution } from '@nx/devkit';

/** How each task of a run ended, as Nx tells its plugins. */
export type TaskResults = Parameters<PostTasksExecution>[1]['taskResults'];

const hits: ReadonlySet<string> = new Set(['local-cache', 'local-cache-kept-existing', 'remote-cache']);

/** Whether Nx took a result from one of its caches. */
export function isFromCache({ status }: TaskResults[string]): boolean {
  return hits.has(status);
}

/** Whether the run was interrupted: then a failure says nothing about a tool, and nothing is to be written. */
export function wasInterrupted(results: TaskResults): boolean {
  return Object.values(results).some(({ status }) => (status as string) === 'stopped');
}
