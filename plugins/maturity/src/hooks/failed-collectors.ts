import type { ForeignHit } from './foreign-hits.js';
import { wasInterrupted, type TaskResults } from './task-results.js';

/**
 * The failed tasks of a run by project, and those whose result from the cache is not to be believed; empty when the run was interrupted, for
 * then a failure says nothing about a tool.
 */
export function failedCollectors(
  results: TaskResults,
  foreign: readonly ForeignHit[],
): Map<string, Set<string>> {
  const failed = new Map<string, Set<string>>();
  if (wasInterrupted(results)) return failed;
  const failures = Object.values(results)
    .filter(({ status }) => status === 'failure')
    .map(({ task }) => task.target);
  for (const { project, target } of [...failures, ...foreign]) {
    const targets = failed.get(project) ?? new Set();
    failed.set(project, targets.add(target));
  }
  return failed;
}
