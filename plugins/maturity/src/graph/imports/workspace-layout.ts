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
  /** Modules that are loaded by who names a word: a console script, or a group of entry points. */
  startedBy(word: string): readonly string[];
  /** Modules that every test run of a component loads, with the file that says so. */
  loadedByTestsOf(component: ComponentFolders): readonly { readonly name: string; readonly file: string }[];
  /** Folders that pytest puts first on `sys.path` by configuration of the component's own. */
  pythonPathOf(component: ComponentFolders): readonly string[];
}

export interface LayoutFile {
  readonly path: string;
  readonly layout: PythonLayout;
}

export function workspaceLayout(files: readonly LayoutFile[]): WorkspaceLayout {
  const roots = new Set<string>();
  const pythonPath = new Set<string>();
  const aliases: ModuleAlias[] = [];
  const requires = new Set<string>();
  const started = new Map<string, Set<string>>();
  const inFolder = new Map<string, LayoutFile[]>();
  const plugins: { name: string; file: string }[] = [];

  for (const file of files) {
    const { path, layout } = file;
    const folder = posix.dirname(path);
    const resolve = (to: string): string => posix.join(folder, to).replace(/(.)\/$/, '$1');
    inFolder.set(folder, [...(inFolder.get(folder) ?? []), file]);
    for (const root of layout.pythonPath) pythonPath.add(resolve(root));
    for (const root of [...layout.roots, ...layout.pythonPath]) roots.add(resolve(root));
    aliases.push(...layout.aliases.map((alias) => ({ name: alias.name, folder: resolve(alias.folder) })));
    for (const name of layout.requires) requires.add(name.replaceAll('-', '_'));
    const start = (word: string, module: string): void => {
      started.set(word, (started.get(word) ?? new Set<string>()).add(module));
    };
    for (const [name, module] of Object.entries(layout.scripts)) start(name, module);
    for (const [group, modules] of Object.entries(layout.entryPoints)) {
      for (const module of modules) {
        // pytest loads the plugins of every installed distribution, asked or not.
        if (group === 'pytest11') plugins.push({ name: module, file: path });
        else start(group, module);
      }
    }
  }
  return {
    roots,
    pythonPath,
    aliases,
    requires,
    startedBy: (word) => [...(started.get(word) ?? [])],
    loadedByTestsOf: ({ root, tests }) => {
      if (tests.length === 0) return [];
      const folders = new Set([root, ...tests.map((path) => posix.dirname(path))].flatMap(foldersUpward));
      const configured = [...folders].flatMap((folder) =>
        (inFolder.get(folder) ?? []).flatMap(({ path, layout }) =>
          layout.loadedByPytest.map((name) => ({ name, file: path })),
        ),
      );
      return [...configured, ...plugins];
    },
    pythonPathOf: ({ root }) =>
      (root === '.' ? [] : (inFolder.get(root) ?? [])).flatMap(({ layout }) =>
        layout.pythonPath.map((to) => posix.join(root, to).replace(/(.)\/$/, '$1')),
      ),
  };
}
