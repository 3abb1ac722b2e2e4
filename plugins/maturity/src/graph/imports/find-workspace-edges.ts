import type { CreateDependenciesContext, FileMap, ProjectConfiguration } from '@nx/devkit';
import { workingDirectory } from '@tta/maturity-collectors';
import { workspaceDataDirectoryForWorkspace } from 'nx/src/utils/cache-directory.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inferredScope } from '../../workspace/maturity-metadata.js';
import { openContentCache } from '../content-cache.js';
import { pluginRevision } from '../revision.js';
import type { FoundEdges } from './find-edges.js';
import { findPythonEdges } from './find-python-edges.js';
import type { ComponentFolders, ListedFile } from './python-files.js';

export interface WorkspaceEdges extends FoundEdges {
  /** The names of all components. */
  readonly components: readonly string[];
}

/** A workspace as Nx knows it. */
interface NxWorkspace {
  readonly projects: Readonly<Record<string, ProjectConfiguration>>;
  readonly fileMap: FileMap;
  readonly workspaceRoot: CreateDependenciesContext['workspaceRoot'];
}

/**
 * What Python imports say about the components of a workspace: edges to other projects, and files outside all projects.
 *
 * All files are resolved every time, because a new, moved or removed module can change the answer to an old import; what is
 * kept between runs is what a file refers to, by its content.
 *
 * @param listDeletedFiles Python files that were deleted: who still imports one depends on the project that had it
 */
export function findWorkspaceEdges(
  { projects, fileMap, workspaceRoot }: NxWorkspace,
  listDeletedFiles: () => readonly string[],
): WorkspaceEdges {
  const components = componentsOf(projects);
  if (components.length === 0) return { components: [], edges: [], outside: new Map() };
  const cache = openContentCache(
    workspaceDataDirectoryForWorkspace(workspaceRoot),
    'imports',
    pluginRevision(),
  );
  const files = listedFiles(fileMap);
  const paths = new Set(files.map(({ path }) => path));
  const directories = new Map(
    components.map(({ scope }) => [scope.name, workingDirectory(scope, (path) => paths.has(path))]),
  );
  const found = findPythonEdges({
    files,
    components: components.map(({ folders }) => folders),
    projectRoots: Object.entries(projects).map(([name, { root }]) => ({ name, root })),
    read: (kind, { hash, path }, read) =>
      cache.of(kind, hash, () => read(readText(join(workspaceRoot, path)))),
    listDeletedFiles,
    directoryOf: (name) => directories.get(name) ?? '.',
  });
  cache.save();
  return { components: components.map(({ folders: { name } }) => name), ...found };
}

function componentsOf(projects: NxWorkspace['projects']) {
  return Object.entries(projects).flatMap(([name, project]) => {
    const scope = inferredScope(name, project);
    if (scope === undefined) return [];
    const { root, sources, tests } = scope;
    const folders: ComponentFolders = { name, root, sources, tests: [...tests.unit, ...tests.integration] };
    return [{ folders, scope }];
  });
}

function listedFiles({ projectFileMap, nonProjectFiles }: FileMap): ListedFile[] {
  return [
    ...Object.entries(projectFileMap).flatMap(([project, entries]) =>
      entries.map(({ file, hash }) => ({ path: file, hash, project })),
    ),
    ...nonProjectFiles.map(({ file, hash }) => ({ path: file, hash })),
  ];
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Deleted since Nx listed it, or unreadable: such a file refers to nothing.
    return '';
  }
}
