import { posix } from 'node:path';
import { isPackageFile, isPythonName, modulePath, type PythonFile } from './python-file.js';

/** One place from which a dotted name can be imported. */
export interface ModulePlace {
  /** The folder that has to be on `sys.path`. */
  readonly root: string;
  /** The module's files: the source, a stub, or both. */
  readonly files: readonly PythonFile[];
}

/** Another name for a folder of modules, as build tools declare it: `package-dir = { "acme.auth" = "src/auth" }`. */
export interface ModuleAlias {
  readonly name: string;
  readonly folder: string;
}

/** Which modules there are, by name and by place. */
export interface ModuleIndex {
  /** Everywhere the name is found, whatever the root. */
  places(name: string): readonly ModulePlace[];
  /** The files of the module that stands at a path without extension. */
  at(path: string): readonly PythonFile[];
  /** Whether a folder has an `__init__.py`. Such a folder is part of a package and seldom on `sys.path`. */
  isPackage(folder: string): boolean;
  /** Whether anything is found under a name, also as a namespace package. */
  knows(name: string): boolean;
  /** The modules below a dotted name: those of a namespace package. */
  below(name: string): readonly PythonFile[];
}

/** Indexes the files by every name that they have as seen from a folder above them. */
export function indexModules(
  files: readonly PythonFile[],
  aliases: readonly ModuleAlias[] = [],
): ModuleIndex {
  const atPath = new Map<string, PythonFile[]>();
  const packages = new Set<string>();
  for (const file of files) {
    const module = modulePath(file.path);
    add(atPath, module, file);
    if (isPackageFile(file.path)) packages.add(module);
  }
  const byName = new Map<string, ModulePlace[]>();
  const children = new Map<string, Set<string>>();
  const below = (name: string): PythonFile[] =>
    [...(children.get(name) ?? [])].flatMap((child) => [
      ...(byName.get(child) ?? []).flatMap((place) => place.files),
      ...below(child),
    ]);

  const aliasesByFolder = new Map(aliases.map(({ folder, name }) => [folder, name]));
  for (const [module, moduleFiles] of atPath) {
    for (const { name, root } of namesOf(module, aliasesByFolder)) {
      add(byName, name, { root, files: moduleFiles });
      for (let child = name, end = child.lastIndexOf('.'); end > 0; end = child.lastIndexOf('.')) {
        const parent = child.slice(0, end);
        const known = children.get(parent);
        if (known?.has(child)) break;
        if (known === undefined) children.set(parent, new Set([child]));
        else known.add(child);
        child = parent;
      }
    }
  }
  return {
    places: (name) => byName.get(name) ?? [],
    at: (path) => atPath.get(path) ?? [],
    isPackage: (folder) => packages.has(folder),
    knows: (name) => byName.has(name) || children.has(name),
    below,
  };
}

/** The names of a module as seen from each folder above it. A folder `x-stubs` stands for the package `x` (PEP 561). */
function namesOf(module: string, aliases: ReadonlyMap<string, string>): { name: string; root: string }[] {
  const names: { name: string; root: string }[] = [];
  let name = '';
  for (let path = module; path !== '.' && path !== ''; path = posix.dirname(path)) {
    const alias = aliases.get(path);
    if (alias !== undefined) {
      const full = alias === '' ? name : name === '' ? alias : `${alias}.${name}`;
      // The place of an alias is the folder itself: whoever declares it puts it on the path under that name.
      if (full !== '') names.push({ name: full, root: `alias:${path}` });
    }
    const part = posix.basename(path).replace(/-stubs$/, '');
    // A folder that is no Python name cannot be part of an import, but the folders below it can be on sys.path.
    if (!isPythonName(part)) break;
    name = name === '' ? part : `${part}.${name}`;
    names.push({ name, root: posix.dirname(path) });
  }
  return names;
}

function add<Value>(index: Map<string, Value[]>, key: string, value: Value): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [value]);
  else known.push(value);
}
