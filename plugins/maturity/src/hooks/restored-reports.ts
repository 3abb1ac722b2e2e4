import { isFromCache, wasInterrupted, type TaskResults } from './task-results.js';

/** A report that Nx took from its cache, with the hash that it keeps the entry under. */
export interface RestoredReport {
  readonly project: string;
  readonly hash: string | undefined;
}

/** The reports that Nx took from its cache; none when the run was interrupted. */
export function restoredReports(reportTarget: string, results: TaskResults): RestoredReport[] {
  if (wasInterrupted(results)) return [];
  return Object.values(results)
    .filter((result) => result.task.target.target === reportTarget && isFromCache(result))
    .map(({ task }) => ({ project: task.target.project, hash: task.hash }));
}
