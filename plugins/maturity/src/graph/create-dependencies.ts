import type { CreateDependencies, CreateDependenciesContext, RawProjectGraphDependency } from '@nx/devkit';
import { workingDirectory } from '@tta/maturity-collectors';
import { workspaceDataDirectoryForWorkspace } from 'nx/src/utils/cache-directory.js';
import { posix } from 'node:path';
import { readPluginOptions, type MaturityPluginOptions } from '../options/plugin-options.js';
import { maturityMetadata } from '../workspace/read-component.js';
import { openContentCache } from './imports/content-cache.js';
import { findPythonEdges } from './imports/find-python-edges.js';
import { listDeletedFiles } from './imports/list-deleted-files.js';
import type { ComponentFolders, ListedFile } from './imports/python-files.js';

/**
 * Edges from every component to the projects whose Python modules its files may load, its tests and conftests included, and
 * to what its tools come from.
 *
 * All files are resolved every time, because a new, moved or removed module can change the answer to an old import; what is
 * kept between runs is what a file refers to, by its content. For the same reason the edges name no source file: Nx keeps
 * the edges of a file until the file itself changes, and drops new ones of unchanged files.
 */
export const createDependencies: CreateDependencies<MaturityPluginOptions> = (rawOptions, context) => {
  const components = componentsOf(context);
  if (components.length === 0) return [];
  const { workspaceRoot } = context;
  const cache = openContentCache(workspaceRoot, workspaceDataDirectoryForWorkspace(workspaceRoot));
  const files = listedFiles(context);
  const paths = new Set(files.map(({ path }) => path));
  const directories = new Map(
    components.map(({ scope }) => [scope.name, workingDirectory(scope, (path) => paths.has(path))]),
  );
  const { edges } = findPythonEdges({
    files,
    components: components.map(({ folders }) => folders),
    projectRoots: Object.entries(context.projects).map(([name, { root }]) => ({ name, root })),
    read: (kind, { hash, path }, read) => cache.of(kind, hash, path, read),
    listDeletedFiles: () => listDeletedFiles(workspaceRoot),
    directoryOf: (name) => directories.get(name) ?? '.',
  });
  cache.save();
  return [
    ...edges.map(({ source, target }) => implicit(source, target)),
    ...toolEdges(rawOptions, context, components),
  ];
};

type Component = ReturnType<typeof componentsOf>[number];

function componentsOf({ projects }: CreateDependenciesContext) {
  return Object.entries(projects).flatMap(([name, project]) => {
    const metadata = maturityMetadata(project);
    if (metadata === undefined) return [];
    const { sources, tests } = metadata;
    const folders: ComponentFolders = {
      name,
      root: posix.normalize(project.root === '' ? '.' : project.root),
      sources,
      tests: [...tests.unit, ...tests.integration],
    };
    return [{ folders, scope: { name, root: folders.root, sources, tests, timeLimits: {} } }];
  });
}

function listedFiles({ fileMap }: CreateDependenciesContext): ListedFile[] {
  return [
    ...Object.entries(fileMap.projectFileMap).flatMap(([project, entries]) =>
      entries.map(({ file, hash }) => ({ path: file, hash, project })),
    ),
    ...fileMap.nonProjectFiles.map(({ file, hash }) => ({ path: file, hash })),
  ];
}

/** The project that makes the Python environment, and pyright: other tools come with the environment. */
function toolEdges(
  rawOptions: MaturityPluginOptions | undefined,
  { projects, externalNodes }: CreateDependenciesContext,
  components: readonly Component[],
): RawProjectGraphDependency[] {
  const environment = readPluginOptions(rawOptions).python.environment?.split(':', 1)[0];
  const targets = [
    ...(environment !== undefined && projects[environment] !== undefined ? [environment] : []),
    ...(externalNodes?.['npm:pyright'] !== undefined ? ['npm:pyright'] : []),
  ];
  return components.flatMap(({ folders: { name } }) =>
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
