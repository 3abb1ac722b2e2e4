import type { FileMap, ProjectGraph } from '@nx/devkit';
import { workspaceDataDirectoryForWorkspace } from 'nx/src/utils/cache-directory.js';

/**
 * All that this plugin uses of Nx beside its public interface, so that a new version of Nx is looked at in one place. What is
 * not light is loaded when it is asked for: the plugin is loaded for every command of Nx.
 */
export { workspaceDataDirectoryForWorkspace };

/** The files that Nx hashes for a task, by its own account; `dependentTasksOutputFiles` apart. Relative to the workspace. */
export type HashedFiles = (project: string, target: string) => ReadonlySet<string>;

/** Asks Nx which files it hashes for the tasks of a graph: what `nx show target inputs` prints. */
export async function hashedFiles(projectGraph: ProjectGraph, workspaceRoot: string): Promise<HashedFiles> {
  const { HashPlanInspector } = await import('nx/src/hasher/hash-plan-inspector.js');
  const inspector = new HashPlanInspector(projectGraph, workspaceRoot);
  await inspector.init();
  return (project, target) => {
    const inputs = inspector.inspectTaskInputs({ project, target }, {}, {}, true)[`${project}:${target}`];
    if (inputs === undefined) throw new Error(`Nx knows no inputs of ${project}:${target}.`);
    return new Set(inputs.files);
  };
}

/** The files of each project of a graph, and those of none. */
export async function fileMapOf(projectGraph: ProjectGraph): Promise<FileMap> {
  const { createFileMapUsingProjectGraph } = await import('nx/src/project-graph/file-map-utils.js');
  return (await createFileMapUsingProjectGraph(projectGraph)).fileMap;
}

/**
 * Has Nx measure anew what it would take from these entries of the local cache, by the hashes of the tasks: it keeps an entry
 * under the hash that says that the task failed, takes no such entry, and replaces it when the task has run.
 */
export async function forgetEntries(hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  const { getCache } = await import('nx/src/tasks-runner/cache.js');
  const cache = getCache({} as Parameters<typeof getCache>[0]);
  for (const hash of hashes)
    await cache.put({ hash } as Parameters<typeof cache.put>[0], 'This entry is not believed.\n', [], 1);
}
