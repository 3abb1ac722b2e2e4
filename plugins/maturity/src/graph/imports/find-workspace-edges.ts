import type { CreateDependenciesContext, FileMap, ProjectConfiguration } from '@nx/devkit';
import { workingDirectory, type ComponentScope } from '@tta/maturity-collectors';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceDataDirectoryForWorkspace } from '../../nx-internals.js';
import { lookAtWorkspace, type WorkspaceFiles } from '../../workspace/look-at-workspace.js';
import { inferredScope } from '../../workspace/maturity-metadata.js';
import { openContentCache } from '../content-cache.js';
import { pluginRevision } from '../revision.js';
import type { FoundEdges } from './find-edges.js';
import type { PythonWorkspace } from './find-python-edges.js';
import { pythonEnvironment } from './python-environment.js';
import type { ListedFile } from './python-files.js';
import { rememberedEdges } from './remembered-edges.js';

export interface WorkspaceEdges extends FoundEdges {
  /** The names of all components. */
  readonly components: readonly string[];
}

/** A workspace as Nx knows it. */
interface NxWorkspace {
  readonly projects: Readonly<Record<string, ProjectConfiguration>>;
  readonly fileMap: FileMap;
  readonly workspaceRoot: CreateDependenciesContext['workspaceRoot'];
  /** That nx.json names. */
  readonly interpreter: string | undefined;
}

/**
 * What Python imports say about the components of a workspace: edges to other projects, and files outside all projects.
 *
 * @param listDeletedFiles Python files that were deleted: who still imports one depends on the project that had it
 */
export function findWorkspaceEdges(
  { projects, fileMap, workspaceRoot, interpreter }: NxWorkspace,
  listDeletedFiles: () => readonly string[],
): WorkspaceEdges {
  const scopes = Object.entries(projects).flatMap(([name, project]) => inferredScope(name, project) ?? []);
  const components = scopes.map(({ name }) => name);
  if (scopes.length === 0) return { components, edges: [], outside: new Map(), checksTests: new Set() };
  const projectRoots = Object.entries(projects).map(([name, { root }]) => ({ name, root }));
  const found = findScopedEdges({
    files: listedFiles(fileMap),
    scopes,
    projectRoots,
    listDeletedFiles,
    interpreter,
    workspace: lookAtWorkspace(workspaceRoot),
  });
  return { components, ...found };
}

/** A workspace as far as edges come from it. */
export interface ScopedWorkspace extends Pick<
  PythonWorkspace,
  'files' | 'projectRoots' | 'listDeletedFiles'
> {
  readonly scopes: readonly ComponentScope[];
  readonly interpreter: string | undefined;
  readonly workspace: WorkspaceFiles;
}

/**
 * The edges of components. All files are resolved together, because a new, moved or removed module can change the answer to an
 * old import; what is kept between runs is what a file refers to, by its content, and the answer of a workspace that is the same.
 */
export function findScopedEdges(given: ScopedWorkspace): FoundEdges {
  const { scopes, interpreter, workspace, files, projectRoots } = given;
  let deleted: readonly string[] | undefined;
  const { workspaceRoot } = workspace;
  const folder = workspaceDataDirectoryForWorkspace(workspaceRoot);
  const revision = pluginRevision();
  // Read when something is new.
  let cache: ReturnType<typeof openContentCache> | undefined;
  const paths = new Set(files.map(({ path }) => path));
  const directories = new Map(
    scopes.map((scope) => [scope.name, workingDirectory(scope, (path) => paths.has(path))]),
  );
  const roots = new Map(projectRoots.map(({ name, root }) => [name, root]));
  const found = rememberedEdges(
    {
      files,
      components: scopes.map(({ name, root, sources, tests }) => ({
        name,
        root,
        sources,
        tests: [...tests.unit, ...tests.integration],
      })),
      projectRoots,
      read: (kind, { hash, path }, read) => {
        cache ??= openContentCache(folder, 'imports', revision);
        return cache.of(kind, hash, () => read(readText(join(workspaceRoot, path))));
      },
      listDeletedFiles: () => (deleted ??= given.listDeletedFiles()),
      directoryOf: (name) => directories.get(name) ?? '.',
      environment: pythonEnvironment(workspace, (name) => roots.get(name) ?? '.', interpreter),
    },
    folder,
    revision,
  );
  cache?.save();
  return found;
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
