import { posix } from 'node:path';

export type ResolvedPath =
  { readonly ok: true; readonly path: string } | { readonly ok: false; readonly message: string };

/**
 * A path of a record as a path relative to the workspace: `x` is relative to the record's folder, `/x` to the workspace.
 * A path that leads out of the workspace is refused. ('.' is the workspace itself.)
 */
export function workspacePath(root: string, path: string): ResolvedPath {
  if (path.includes('\0') || path.includes('\\')) {
    return { ok: false, message: `'${path}' must be written with forward slashes` };
  }
  const resolved = posix
    .normalize(path.startsWith('/') ? `.${path}` : posix.join(root, path))
    .replace(/(.)\/+$/, '$1');
  if (resolved === '..' || resolved.startsWith('../') || posix.isAbsolute(resolved)) {
    return { ok: false, message: `'${path}' leads out of the workspace` };
  }
  return { ok: true, path: resolved };
}

/** Whether `path` is `folder` or lies below it; both relative to the workspace. */
export function isWithin(folder: string, path: string): boolean {
  return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}

/** The folder itself and every folder above it up to the workspace: `a/b` gives `a/b`, `a`, `.`. */
export function foldersUpward(folder: string): string[] {
  const folders: string[] = [];
  for (let current = folder; current !== '.'; current = posix.dirname(current)) folders.push(current);
  return [...folders, '.'];
}
