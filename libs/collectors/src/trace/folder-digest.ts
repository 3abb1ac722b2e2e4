import { compareText } from '@tta/maturity-model';
import { contentDigest, type FolderEntry } from './disk.js';

/** What tools, runs and this plugin leave in folders, and never read as part of a measurement. */
const leftBehind =
  /^(?:__pycache__|\.pytest_cache|\.ruff_cache|\.mypy_cache|\.hypothesis|\.coverage(?:\..*)?|\.maturity|\.nx|\.git|node_modules|\.venv|MATURITY\.md|.*\.py[co])$/;

/** Whether a path is one of what is left behind, or lies in it. */
export function isLeftBehind(path: string): boolean {
  return path.split('/').some((name) => leftBehind.test(name));
}

/**
 * Digest of the names in a folder, and whether each is a folder's.
 *
 * @param folder the folder's own name
 * @param imported only these modules count (`a` for `a.py`, `a.pyi`, `a/`, `a.cpython-311.so`; `b.c` for `c.py` in a folder
 *   called `b`); undefined: all names do
 * @param made names that the run itself made, which count for nothing
 */
export function folderDigest(
  folder: string,
  entries: readonly FolderEntry[],
  imported: ReadonlySet<string> | undefined,
  made: ReadonlySet<string>,
): string {
  const names = entries
    .filter(({ name }) => !leftBehind.test(name) && !made.has(name))
    .filter(({ name }) => imported === undefined || isImported(name, folder, imported))
    .map(({ name, isFolder }) => (isFolder ? `${name}/` : name))
    .sort(compareText);
  return contentDigest(names.join('\n'));
}

/** A module that was looked for, or what says of a distribution that it is installed: everybody who asks for one sees all. */
function isImported(name: string, folder: string, imported: ReadonlySet<string>): boolean {
  const module = moduleName(name);
  return (
    /\.(?:dist-info|egg-info)$/.test(name) || imported.has(module) || imported.has(`${folder}.${module}`)
  );
}

/** `a` for `a.py`, `a.pyi`, `a.cpython-311.so` and the folder `a`. */
export function moduleName(name: string): string {
  const dot = name.indexOf('.', 1);
  return dot === -1 ? name : name.slice(0, dot);
}
