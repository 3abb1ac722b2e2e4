import type { ExecutorContext } from '@nx/devkit';
import type { Component } from '../workspace/read-component.js';

/**
 * Says which collectors are not part of this run; undefined when all are. Without them in the run (`--excludeTaskDependencies`)
 * the evidence on the disk may be that of an earlier content, and nothing may be concluded from it.
 */
export function missingCollectors(
  project: string,
  component: Component,
  context: ExecutorContext,
): string | undefined {
  const tasks = context.taskGraph?.tasks;
  if (tasks === undefined) return undefined;
  const missing = component.collectors
    .map(({ target }) => target)
    .filter((target) => !(`${project}:${target}` in tasks));
  if (missing.length === 0) return undefined;
  return `${missing.join(', ')} of ${project} is not part of this run, so its evidence may be about other content. Run without --excludeTaskDependencies.`;
}
