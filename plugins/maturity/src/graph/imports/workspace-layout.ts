import { posix } from 'node:path';
import { foldersUpward } from '../workspace-path.js';
import type { PythonLayout } from './layout/python-layout.js';
import type { ModuleAlias } from './module-index.js';
import type { ComponentFolders } from './python-files.js';

/** What all configuration files of the workspace say together. Paths relative to the workspace. */
export interface WorkspaceLayout {
  readonly roots: ReadonlySet<string>;
  /** Those of the roots that pytest puts before the standard library. */
  readonly pythonPath: ReadonlySet<string>;
  readonly aliases: readonly ModuleAlias[];
  /** Top-level names of distributions that something in the workspace depends on. */
  readonly requires: ReadonlySet<string>;
  /** Whether a component, or the folders above it, depends on a distribution of a top-level name that is made elsewhere. */
  requiresFromElsewhere(top: string, component: ComponentFolders): boolean;
  /** Modules that a component loads when it names a word: that of a console script. */
  startedBy(word: string, component: string): readonly string[];
  /** Modules that a component loads when it looks for plug-ins: those of a group of entry points. */
  discoveredBy(group: string, component: string): readonly string[];
  /** Modules that every test run of a component loads, with the file that says so. */
  loadedByTestsOf(component: ComponentFolders): readonly LoadedModule[];
  /** Folders that pytest puts first on `sys.path` by configuration of the component's own. */
  pythonPathOf(component: ComponentFolders): readonly string[];
}

export interface LoadedModule {
  readonly name: string;
  /** Says that it is loaded. */
  readonly file: string;
  /** Whether pytest finds it among the entry points of distributions. */
  readonly isDiscovered: boolean;
}

export interface LayoutFile {
  readonly path: string;
  readonly layout: PythonLayout;
}

/** A module that a distribution names as entry point, with the file that says so. */
interface EntryPoint {
  readonly module: string;
  readonly file: string;
  /** Undefined where nothing that is read here names it. */
  readonly distribution: string | undefined;
}

export interface Distributions {
  /** Whether a component makes the distribution that a file describes: of others nobody says that they are installed. */
  readonly isProvided: (file: string) => boolean;
  /** Whether a component's runs find a distribution, by what is installed and by what lies in its folder. */
  readonly isInstalled: (distribution: string | undefined, folder: string, component: string) => boolean;
}

export function workspaceLayout(
  files: readonly LayoutFile[],
  { isProvided, isInstalled }: Distributions,
): WorkspaceLayout {
  const roots = new Set<string>();
  const pythonPath = new Set<string>();
  const aliases: ModuleAlias[] = [];
  const requires = new Set<string>();
  const scripts = new Map<string, EntryPoint[]>();
  const groups = new Map<string, EntryPoint[]>();
  const inFolder = new Map<string, LayoutFile[]>();
  const named = new Map<string, string>();
  for (const { path, layout } of files) {
    if (layout.distribution !== undefined) named.set(posix.dirname(path), layout.distribution);
  }
  const made = new Set([...named.values()].map(topLevelName));

  for (const file of files) {
    const { path, layout } = file;
    const folder = posix.dirname(path);
    const resolve = (to: string): string => posix.join(folder, to).replace(/(.)\/$/, '$1');
    append(inFolder, folder, file);
    for (const root of layout.pythonPath) pythonPath.add(resolve(root));
    for (const root of [...layout.roots, ...layout.pythonPath]) roots.add(resolve(root));
    aliases.push(...layout.aliases.map((alias) => ({ name: alias.name, folder: resolve(alias.folder) })));
    for (const name of layout.requires) requires.add(topLevelName(name));
    const entryPoints = [...Object.entries(layout.scripts), ...Object.entries(layout.entryPoints)];
    if (entryPoints.length === 0 || !isProvided(path)) continue;
    const distribution = named.get(folder);
    for (const [name, module] of Object.entries(layout.scripts))
      append(scripts, name, { module, file: path, distribution });
    for (const [group, modules] of Object.entries(layout.entryPoints))
      for (const module of modules) append(groups, group, { module, file: path, distribution });
  }
  const found = (points: readonly EntryPoint[] | undefined, component: string): EntryPoint[] =>
    (points ?? []).filter(({ distribution, file }) =>
      isInstalled(distribution, posix.dirname(file), component),
    );
  return {
    roots,
    pythonPath,
    aliases,
    requires,
    requiresFromElsewhere: (top, { root }) =>
      !made.has(top.toLowerCase()) &&
      foldersUpward(root).some((folder) =>
        (inFolder.get(folder) ?? []).some(({ layout }) =>
          layout.requires.some((name) => topLevelName(name) === top.toLowerCase()),
        ),
      ),
    startedBy: (word, component) => found(scripts.get(word), component).map(({ module }) => module),
    discoveredBy: (group, component) =>
      // pytest's own are loaded by every test run, asked or not.
      group === pytestGroup ? [] : found(groups.get(group), component).map(({ module }) => module),
    loadedByTestsOf: ({ name, root, tests }) => {
      if (tests.length === 0) return [];
      const folders = new Set([root, ...tests.map((path) => posix.dirname(path))].flatMap(foldersUpward));
      const configured = [...folders].flatMap((folder) =>
        (inFolder.get(folder) ?? []).flatMap(({ path, layout }) =>
          layout.loadedByPytest.map((module) => ({ name: module, file: path, isDiscovered: false })),
        ),
      );
      const plugins = found(groups.get(pytestGroup), name).map(({ module, file }) => ({
        name: module,
        file,
        isDiscovered: true,
      }));
      return [...configured, ...plugins];
    },
    pythonPathOf: ({ root }) =>
      (root === '.' ? [] : (inFolder.get(root) ?? [])).flatMap(({ layout }) =>
        layout.pythonPath.map((to) => posix.join(root, to).replace(/(.)\/$/, '$1')),
      ),
  };
}

const pytestGroup = 'pytest11';

/** The name under which a distribution is imported, where it is called alike. */
function topLevelName(distribution: string): string {
  return distribution.replaceAll('-', '_');
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
