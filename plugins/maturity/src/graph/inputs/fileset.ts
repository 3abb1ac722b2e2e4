import { posix } from 'node:path';
import { isWithin } from '../workspace-path.js';

/**
 * The patterns of Nx for a path of a record, which may be a file or a folder: it itself, and the files below it that have
 * one of the names (`*` for all). Both, so that a path that goes is still matched; of what is a folder now only the files
 * below: Nx keeps notes about every single input. Paths inside the project's folder are written relative to it: Nx
 * compares these faster.
 */
export function fileset(
  root: string,
  path: string,
  names: readonly string[],
  isFolder: (path: string) => boolean = () => false,
): string[] {
  const inside = root !== '.' && isWithin(root, path);
  const place =
    path === '.'
      ? '{workspaceRoot}'
      : inside
        ? `${rootPattern(root)}${literal(path.slice(root.length))}`
        : `{workspaceRoot}/${literal(path)}`;
  const isFile = /\.pyi?$/.test(posix.basename(path));
  const below =
    names.length === 0 || isFile
      ? []
      : [`${place}/**/${names.length === 1 ? names[0] : `{${names.join(',')}}`}`];
  return path === root || path === '.' || (below.length > 0 && isFolder(path)) ? below : [place, ...below];
}

/**
 * The component's folder in patterns. Nx puts the name of a project's folder into the pattern as it is; where the name has
 * characters that mean something there, it matches nothing, and then nothing is ever a change.
 */
export function rootPattern(root: string): string {
  return literal(root) === root ? '{projectRoot}' : `{workspaceRoot}/${literal(root)}`;
}

/** `?` for characters with a meaning in patterns: it matches them everywhere. `*` has the same meaning in records. */
export function literal(path: string): string {
  return path.replace(/[[\]{}()!?+@|,\\]/g, '?');
}
