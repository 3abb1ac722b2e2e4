import { posix } from 'node:path';
import { isWithin } from '../workspace-path.js';
import { relativeFiles } from './relative-files.js';
import type { ModuleIndex, ModulePlace } from './module-index.js';
import type { PythonFile } from './python-file.js';
import type { References } from './read-references.js';

/** What is known about the workspace's modules. */
export interface ModuleWorld {
  readonly index: ModuleIndex;
  /** Folders inside packages that are nevertheless on `sys.path`. */
  readonly isRoot: (folder: string) => boolean;
  /** Folders that pytest puts on `sys.path` before the standard library when it runs a component's tests. */
  readonly isBeforeAll: (folder: string, component: string) => boolean;
  /** Whether a top-level name is the standard library's. */
  readonly isStandard: (top: string) => boolean;
  /** Whether a top-level name is the standard library's or that of a distribution that the workspace depends on. */
  readonly isExternal: (top: string) => boolean;
  /** Whether a component has a top-level name from a distribution that no project of the workspace makes. */
  readonly isThirdParty: (top: string, component: string) => boolean;
  /** Projects that once held a module of this name: whoever still imports it changed when it was deleted. */
  readonly deleted: (name: string) => readonly string[];
}

/** The file that imports, as one component's runs load it. */
export interface ImportingFile {
  readonly path: string;
  readonly component: string;
  /** Loaded by runs of this component only, so that the file's own folder is first on `sys.path`. */
  readonly isTest: boolean;
  /** Folders of the component that come before all others on `sys.path` when the file is loaded, nearest first. */
  readonly firstRoots: readonly string[];
  /** Whether it looks for the modules of packages that it imports. */
  readonly walks: boolean;
}

export interface Resolution {
  readonly files: readonly PythonFile[];
  /** Projects that provided the module and do so no more. */
  readonly lost: readonly string[];
}

const nothing: Resolution = { files: [], lost: [] };

/** The files that an import statement may load. */
export function resolveImport(
  imported: References['imports'][number],
  from: ImportingFile,
  world: ModuleWorld,
): Resolution[] {
  const { module, level } = imported;
  if (level > 0) return [{ files: relativeFiles(imported, from.path, world.index), lost: [] }];
  const names = imported.names.filter((name) => name !== '*').map((name) => `${module}.${name}`);
  return (names.length === 0 ? [module] : names).map((name) => resolveModule(name, from, world));
}

/**
 * The files that loading `a.b.c` may load: the module and the packages on the way, or as much of the name as is a module
 * (the rest is an attribute). Python's own order decides where it is known for sure: the file's own package, then the
 * folders that come first in this component's runs. Which of the other folders are on `sys.path` only the run knows, so
 * all that may be are allowed for: an edge too many costs a run, an edge too few a wrong number.
 */
export function resolveModule(name: string, from: ImportingFile, world: ModuleWorld): Resolution {
  const { index } = world;
  const top = topOf(name);
  if (!index.knows(top)) return world.isExternal(top) ? nothing : { files: [], lost: world.deleted(name) };
  const certain = inOwnPackage(name, from, world) ?? inFirstRoots(name, from, world);
  if (certain !== undefined) return { files: certain, lost: [] };
  if (world.isStandard(top)) return { files: instead(name, from, world), lost: [] };
  const likely = longestKnown(name, (each) => likelyPlaces(each, from, world));
  if (likely !== undefined) {
    // The name may have been a module until it was deleted; the rest of it then was no attribute.
    return { files: likely.flatMap(({ files }) => files), lost: [] };
  }
  if (world.isThirdParty(top, from.component)) return nothing;
  const walked = from.walks ? index.below(name) : [];
  if (world.isExternal(top)) return { files: walked, lost: [] };
  const unlikely = longestKnown(name, (each) => index.places(each));
  return { files: [...walked, ...(unlikely ?? []).flatMap(({ files }) => files)], lost: world.deleted(name) };
}

/**
 * What is loaded instead of a module of the standard library. That comes on `sys.path` before all that is installed, so other
 * components' modules of its name hide it only from folders that pytest puts before it. (Folders that a program or the
 * environment puts there are not seen here; what is read from them the audit finds.)
 */
function instead(
  name: string,
  { component }: ImportingFile,
  { index, isBeforeAll }: ModuleWorld,
): PythonFile[] {
  const found = longestKnown(name, (each) =>
    index.places(each).filter(({ root }) => isBeforeAll(root, component)),
  );
  return (found ?? []).flatMap(({ files }) => files);
}

/**
 * A module that is loaded as part of a package finds the package's other modules in the same folder. Where the rest of the
 * name is no module there, it is an attribute, unless the package spreads over several folders (`pkgutil.extend_path`).
 */
function inOwnPackage(name: string, from: ImportingFile, world: ModuleWorld): PythonFile[] | undefined {
  const { index } = world;
  const top = topOf(name);
  for (const folder of packagesAround(from.path, index)) {
    if (posix.basename(folder) !== top) continue;
    const found = filesAt(posix.dirname(folder), name, index);
    if (found.isExact || likelyPlaces(name, from, world).length === 0) return found.files;
  }
  return undefined;
}

/**
 * pytest puts the folder of a test file (above its packages) at the front of `sys.path`, then the folders named in
 * `pythonpath`; the current folder follows. What is found there hides everything else, but for a namespace package, which
 * gives way to a package of that name anywhere.
 */
function inFirstRoots(name: string, from: ImportingFile, world: ModuleWorld): PythonFile[] | undefined {
  const roots = from.isTest
    ? [abovePackages(posix.dirname(from.path), world.index), ...from.firstRoots]
    : from.firstRoots;
  for (const root of roots) {
    const found = filesAt(root, name, world.index);
    if (found.isRegular) return found.files;
    if (found.isExact && likelyPlaces(topOf(name), from, world).length === 0) return found.files;
  }
  return undefined;
}

/** The places of a name in folders that may be on `sys.path`. */
function likelyPlaces(
  name: string,
  from: ImportingFile,
  { index, isRoot, isThirdParty }: ModuleWorld,
): readonly ModulePlace[] {
  const possible = index
    .places(name)
    .filter(({ root }) => !index.isPackage(root) || isRoot(root) || isWithin(root, posix.dirname(from.path)));
  const top = topOf(name);
  // A folder without `__init__.py` gives way to a package of its name anywhere on `sys.path`.
  const isModule = ({ root }: ModulePlace): boolean =>
    root.startsWith('alias:') || index.at(posix.join(root, top)).length > 0;
  const places =
    possible.every(isModule) || !isThirdParty(top, from.component) ? possible : possible.filter(isModule);
  if (top === name || places.length === 0) return places;
  // A package of one's own hides namespace packages of that name: they are asked only where no package is found.
  const hides = index
    .places(top)
    .some(({ files }) => files.some(({ providers }) => providers.includes(from.component)));
  return hides ? places.filter(isModule) : places;
}

/** The places of `a.b.c`, else of `a.b`, else of `a`, together with those of the packages on the way. */
function longestKnown(
  name: string,
  find: (name: string) => readonly ModulePlace[],
): ModulePlace[] | undefined {
  for (let known = name; known !== ''; known = parentOf(known)) {
    const places = [...find(known)];
    if (places.length === 0) continue;
    for (let above = parentOf(known); above !== ''; above = parentOf(above)) places.push(...find(above));
    return places;
  }
  return undefined;
}

interface FilesAt {
  readonly files: PythonFile[];
  /** All of the name is a module there. */
  readonly isExact: boolean;
  /** The top-level name is a module or a package with `__init__.py` there. */
  readonly isRegular: boolean;
}

function filesAt(root: string, name: string, index: ModuleIndex): FilesAt {
  const steps: (readonly PythonFile[])[] = [];
  let path = root;
  for (const part of name.split('.')) {
    path = posix.join(path, part);
    steps.push(index.at(path));
  }
  return {
    files: steps.flat(),
    isExact: steps.at(-1)?.length !== 0,
    isRegular: steps[0]?.length !== 0,
  };
}

/** The packages that a file is in, nearest first. The workspace itself is never one: its name differs from clone to clone. */
function packagesAround(path: string, index: ModuleIndex): string[] {
  const folder = posix.dirname(path);
  return folder === '.' || !index.isPackage(folder) ? [] : [folder, ...packagesAround(folder, index)];
}

/** The first folder upward that is no package. */
export function abovePackages(folder: string, index: ModuleIndex): string {
  const outermost = packagesAround(posix.join(folder, '_'), index).at(-1);
  return outermost === undefined ? folder : posix.dirname(outermost);
}

function topOf(name: string): string {
  const end = name.indexOf('.');
  return end < 0 ? name : name.slice(0, end);
}

function parentOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf('.'), 0));
}
