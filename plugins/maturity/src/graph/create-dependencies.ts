import type { CreateDependencies, CreateDependenciesContext, RawProjectGraphDependency } from '@nx/devkit';
import { readPluginOptions, type MaturityPluginOptions } from '../options/plugin-options.js';
import { keepEdgeKinds } from '../workspace/edge-kinds.js';
import { findWorkspaceEdges } from './imports/find-workspace-edges.js';
import { listDeletedFiles } from './imports/list-deleted-files.js';

/**
 * Edges from every component to the projects whose Python modules its files may load, its tests and conftests included, and
 * to what its tools come from.
 *
 * The edges name no source file: Nx keeps the edges of a file until the file itself changes, and drops new ones of unchanged
 * files, but a new, moved or removed module can change the answer to an old import.
 */
export const createDependencies: CreateDependencies<MaturityPluginOptions> = (rawOptions, context) => {
  const { interpreter } = readPluginOptions(rawOptions).python;
  const { components, edges } = findWorkspaceEdges({ ...context, interpreter }, () =>
    listDeletedFiles(context.workspaceRoot),
  );
  if (components.length === 0) return [];
  keepEdgeKinds(edges, context.workspaceRoot);
  return [
    ...edges.map(({ source, target }) => implicit(source, target)),
    ...toolEdges(rawOptions, context, components),
  ];
};

/** The project that makes the Python environment, and pyright: other tools come with the environment. */
function toolEdges(
  rawOptions: MaturityPluginOptions | undefined,
  { projects, externalNodes }: CreateDependenciesContext,
  components: readonly string[],
): RawProjectGraphDependency[] {
  const environment = readPluginOptions(rawOptions).python.environment?.split(':', 1)[0];
  const targets = [
    ...(environment !== undefined && projects[environment] !== undefined ? [environment] : []),
    ...(externalNodes?.['npm:pyright'] !== undefined ? ['npm:pyright'] : []),
  ];
  return components.flatMap((name) =>
    targets.filter((target) => target !== name).map((target) => implicit(name, target)),
  );
}

function implicit(source: string, target: string): RawProjectGraphDependency {
  // Not DependencyType.implicit: to load the devkit for one word takes longer than to find all imports.
  return {
    source,
    target,
    type: 'implicit',
  } as unknown as RawProjectGraphDependency;
}
