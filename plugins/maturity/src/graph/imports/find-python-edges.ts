import { posix } from 'node:path';
import { foldersUpward, isWithin } from '../workspace-path.js';
import { claimants } from './claims.js';
import { deletedModules } from './deleted-modules.js';
import { findEdges, type FoundEdges } from './find-edges.js';
import { firstRoots } from './first-roots.js';
import { isLayoutFile, readLayout } from './layout/read-layout.js';
import { mayBeRoot } from './may-be-root.js';
import { indexModules } from './module-index.js';
import type { Importer, PythonFile } from './python-file.js';
import { pythonFiles, type ComponentFolders, type ListedFile } from './python-files.js';
import { readReferences } from './read-references.js';
import { abovePackages } from './resolve-import.js';
import { standardLibrary } from './standard-library.js';
import { workspaceLayout } from './workspace-layout.js';

/** A workspace as far as imports matter; how texts are read and remembered is the caller's affair. */
export interface PythonWorkspace {
  readonly files: readonly ListedFile[];
  readonly components: readonly ComponentFolders[];
  readonly projectRoots: readonly { readonly name: string; readonly root: string }[];
  /** What `read` makes of a file's text. `kind` tells the readers apart. */
  readonly read: <Value>(
    kind: string,
    file: Pick<ListedFile, 'path' | 'hash'>,
    read: (text: string) => Value,
  ) => Value;
  /** Asked only when an import leads nowhere. */
  readonly listDeletedFiles: () => readonly string[];
  /** Where a component's tools run. */
  readonly directoryOf: (component: string) => string;
  readonly environment: PythonEnvironment;
}

/** What is known about the environment in which a component's tests run. */
export interface PythonEnvironment {
  /** Whether runs find a distribution: it is installed, or its metadata lie in the folder. True where nobody knows. */
  readonly isInstalled: (distribution: string, folder: string, component: string) => boolean;
  /** What is installed under a top-level name. */
  readonly installed: (top: string, component: string) => InstalledModule;
}

/** `spread`: a folder without `__init__.py`, which may go on elsewhere. */
export type InstalledModule = 'module' | 'spread' | 'absent' | 'unknown';

/** The edges between the projects of a workspace that Python imports make, and the files outside all projects that are loaded. */
export function findPythonEdges(workspace: PythonWorkspace): FoundEdges {
  const { components, environment } = workspace;
  const files = pythonFiles(workspace.files, components);
  const referencesOf = (file: PythonFile) => workspace.read('references', file, readReferences);
  const layout = workspaceLayout(
    workspace.files
      .filter(({ path }) => isLayoutFile(path))
      .map((file) => ({
        path: file.path,
        layout: workspace.read(`layout ${kindOf(file.path)}`, file, (text) => readLayout(file.path, text)),
      })),
    {
      isProvided: providedBy(components),
      isInstalled: (distribution, folder, component) =>
        distribution === undefined || environment.isInstalled(distribution, folder, component),
    },
  );
  const foldersOf = new Map(components.map((component) => [component.name, component]));
  const index = indexModules(files, layout.aliases);
  const relevant = files.filter(({ importers }) => importers.length > 0);
  const mayBe = mayBeRoot(new Set(relevant.flatMap((file) => referencesOf(file).pathWords)));
  // pytest puts the folders of conftests and tests that a component shares with others first on `sys.path`, too.
  const sharedRoots = new Map(
    [...filesByComponent(relevant, 'shared')].map(([component, shared]) => [
      component,
      new Set(shared.map(({ path }) => abovePackages(posix.dirname(path), index))),
    ]),
  );
  const lost = once(() => deletedModules(workspace.listDeletedFiles(), ownersOf(workspace)));
  const world = {
    index,
    isRoot: (folder: string) => layout.roots.has(folder) || mayBe(folder),
    isBeforeAll: (folder: string, component: string) =>
      layout.pythonPath.has(folder) ||
      workspace.directoryOf(component) === folder ||
      sharedRoots.get(component)?.has(folder) === true,
    isStandard: (top: string) => standardLibrary.has(top),
    isExternal: (top: string) => standardLibrary.has(top) || layout.requires.has(top.toLowerCase()),
    isThirdParty: (top: string, component: string) => {
      const installed = environment.installed(top, component);
      const folders = foldersOf.get(component);
      if (installed === 'module' || installed === 'spread') return installed === 'module';
      return folders !== undefined && layout.requiresFromElsewhere(top, folders);
    },
    deleted: (name: string) => lost()(name),
  };
  const testFilesOf = filesByComponent(relevant, 'test');
  const roots = new Map(
    components.map((component) => [
      component.name,
      firstRoots({
        component,
        testFiles: testFilesOf.get(component.name) ?? [],
        index,
        referencesOf,
        pythonPath: layout.pythonPathOf(component),
        directory: workspace.directoryOf(component.name),
      }),
    ]),
  );
  const firstRootsOf = (component: string) => roots.get(component) ?? [];
  return findEdges({ files: relevant, components, layout, world, referencesOf, firstRootsOf });
}

/** The files that components import in one way, by component. */
function filesByComponent(files: readonly PythonFile[], kind: Importer['kind']): Map<string, PythonFile[]> {
  const groups = new Map<string, PythonFile[]>();
  for (const file of files) {
    for (const importer of file.importers) {
      if (importer.kind !== kind) continue;
      const known = groups.get(importer.component);
      if (known === undefined) groups.set(importer.component, [file]);
      else known.push(file);
    }
  }
  return groups;
}

/** The innermost project whose folder a path lies in, and the components that name the path as source. */
function ownersOf({ components, projectRoots }: PythonWorkspace): (path: string) => string[] {
  const bySource = claimants(
    components.flatMap(({ name, sources }) => sources.map((path) => ({ path, component: name }))),
  );
  const innermostFirst = projectRoots
    .filter(({ root }) => root !== '.' && root !== '')
    .sort((left, right) => right.root.length - left.root.length);
  return (path) => {
    const home = innermostFirst.find(({ root }) => isWithin(root, path));
    return [...bySource(path), ...(home === undefined ? [] : [home.name])];
  };
}

/**
 * Whether a configuration file describes a distribution that a component makes: it lies in the component's folder, or above it,
 * and is no data of tests.
 */
function providedBy(components: readonly ComponentFolders[]): (file: string) => boolean {
  const above = new Set(components.flatMap(({ root }) => foldersUpward(root)));
  const claims = (pathsOf: (component: ComponentFolders) => readonly string[]) =>
    claimants(components.flatMap((one) => pathsOf(one).map((path) => ({ path, component: one.name }))));
  const inComponent = claims(({ root }) => (root === '.' ? [] : [root]));
  const inTests = claims(({ tests }) => tests);
  return (file) => above.has(posix.dirname(file)) || (inComponent(file).size > 0 && inTests(file).size === 0);
}

/** Files of one content can differ in what they mean: pytest.toml and pyproject.toml. */
function kindOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
