import type { PostTasksExecution } from '@nx/devkit';

type TaskResults = Parameters<PostTasksExecution>[1]['taskResults'];

/**
 * The failed tasks of a run by project; empty when the run was interrupted, for then a failure says nothing about a tool.
 */
export function failedCollectors(results: TaskResults): Map<string, Set<string>> {
  const failed = new Map<string, Set<string>>();
  const all = Object.values(results);
  if (all.some(({ status }) => (status as string) === 'stopped')) return failed;
  for (const { task, status } of all) {
    if (status !== 'failure') continue;
    const { project, target } = task.target;
    const targets = failed.get(project) ?? new Set();
    failed.set(project, targets.add(target));
  }
  return failed;
}
