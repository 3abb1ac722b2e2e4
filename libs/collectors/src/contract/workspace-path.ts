import { isAbsolute, relative, sep } from 'node:path';

/** An absolute path relative to the workspace with forward slashes ('.' is the workspace); undefined outside of it. */
export function workspacePath(absolute: string, workspaceRoot: string): string | undefined {
  const path = relative(workspaceRoot, absolute);
  if (path === '') return '.';
  if (path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined;
  return path.split(sep).join('/');
}
