import type { PostTasksExecution } from '@nx/devkit';
import type { ForeignHit } from './foreign-hits.js';

type TaskResults = Parameters<PostTasksExecution>[1]['taskResults'];

/**
 * The failed tasks of a run by project, and those whose result from the cache is not to be believed; empty when the run was interrupted, for
 * then a failure says nothing about a tool.
 */
export function failedCollectors(
  results: TaskResults,
  foreign: readonly ForeignHit[],
): Map<string, Set<string>> {
  const failed = new Map<string, Set<string>>();
  const all = Object.values(results);
  if (all.some(({ status }) => (status as string) === 'stopped')) return failed;
  const failures = all.filter(({ status }) => status === 'failure').map(({ task }) => task.target);
  for (const { project, target } of [...failures, ...foreign]) {
    const targets = failed.get(project) ?? new Set();
    failed.set(project, targets.add(target));
  }
  return failed;
}
