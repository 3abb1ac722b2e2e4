import type { ProjectGraph } from '@nx/devkit';
import { reachedBy } from './reached-by.js';

/** The projects that one depends on, directly or not, without itself; those outside the workspace left out. Sorted. */
export function dependenciesOf(project: string, { nodes, dependencies }: ProjectGraph): string[] {
  return reachedBy(project, (name) =>
    (dependencies[name] ?? []).map(({ target }) => target).filter((target) => nodes[target] !== undefined),
  );
}
