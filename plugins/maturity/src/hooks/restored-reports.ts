import type { PostTasksExecution } from '@nx/devkit';

type TaskResults = Parameters<PostTasksExecution>[1]['taskResults'];

const restored: ReadonlySet<string> = new Set(['local-cache', 'local-cache-kept-existing', 'remote-cache']);

/** A report that Nx took from its cache, with the hash that it keeps the entry under. */
export interface RestoredReport {
  readonly project: string;
  readonly hash: string | undefined;
}

/** The reports that Nx took from its cache; none when the run was interrupted. */
export function restoredReports(reportTarget: string, results: TaskResults): RestoredReport[] {
  const all = Object.values(results);
  if (all.some(({ status }) => (status as string) === 'stopped')) return [];
  return all
    .filter(({ task, status }) => task.target.target === reportTarget && restored.has(status))
    .map(({ task }) => ({ project: task.target.project, hash: task.hash }));
}
