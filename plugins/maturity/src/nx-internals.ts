import type { ProjectGraph } from '@nx/devkit';
import { HashPlanInspector } from 'nx/src/hasher/hash-plan-inspector.js';
import { readCachedProjectGraph } from 'nx/src/project-graph/project-graph.js';
import { cacheDir } from 'nx/src/utils/cache-directory.js';

/**
 * All that this plugin uses of Nx beside its public interface, so that a new version of Nx is looked at in one place.
 */
export { cacheDir, readCachedProjectGraph };

/** The files that Nx hashes for a task, by its own account; `dependentTasksOutputFiles` apart. Relative to the workspace. */
export type HashedFiles = (project: string, target: string) => ReadonlySet<string>;

/** Asks Nx which files it hashes for the tasks of a graph: what `nx show target inputs` prints. */
export async function hashedFiles(projectGraph: ProjectGraph, workspaceRoot: string): Promise<HashedFiles> {
  const inspector = new HashPlanInspector(projectGraph, workspaceRoot);
  await inspector.init();
  return (project, target) => {
    const inputs = inspector.inspectTaskInputs({ project, target }, {}, {}, true)[`${project}:${target}`];
    if (inputs === undefined) throw new Error(`Nx knows no inputs of ${project}:${target}.`);
    return new Set(inputs.files);
  };
}
