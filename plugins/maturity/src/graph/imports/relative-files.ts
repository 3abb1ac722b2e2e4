import { posix } from 'node:path';
import type { ModuleIndex } from './module-index.js';
import type { PythonFile } from './python-file.js';
import type { References } from './read-references.js';

/**
 * The files that `from ..a import b` loads: found by path. Where the folder is no package but part of a namespace package,
 * what is not there may be in other parts of it.
 */
export function relativeFiles(
  { module, level, names }: References['imports'][number],
  importingFile: string,
  index: ModuleIndex,
): PythonFile[] {
  let folder = posix.dirname(importingFile);
  for (let up = 1; up < level; up += 1) {
    // Above the workspace nothing is a package.
    if (folder === '.') return [];
    folder = posix.dirname(folder);
  }
  const parts = module === '' ? [] : module.split('.');
  const base = posix.join(folder, ...parts);
  const wanted = names.filter((name) => name !== '*').map((name) => posix.join(base, name));
  const files = [base, ...wanted, ...between(folder, parts)].flatMap((path) => index.at(path));
  if (index.isPackage(folder)) return files;
  const absent = [base, ...wanted].filter((path) => path !== folder && index.at(path).length === 0);
  return [...files, ...absent.flatMap((path) => otherParts(path, folder, index))];
}

function between(folder: string, parts: readonly string[]): string[] {
  return parts.slice(0, -1).map((_, end) => posix.join(folder, ...parts.slice(0, end + 1)));
}

/** Modules of the same dotted name elsewhere; the name is the path as seen from each folder above. */
function otherParts(path: string, folder: string, index: ModuleIndex): PythonFile[] {
  const found: PythonFile[] = [];
  for (let root = posix.dirname(folder); ; root = posix.dirname(root)) {
    const inside = root === '.' ? path : path.slice(root.length + 1);
    const name = inside.split('/').join('.');
    for (const place of index.places(name)) if (!index.isPackage(place.root)) found.push(...place.files);
    if (root === '.') return found;
  }
}
