import { realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { workspacePath } from './workspace-path.js';

/**
 * The real, absolute path of a file that a record or a policy names, relative to the workspace; undefined when it does not
 * exist, or when it leads out of the workspace by its name or by links.
 */
export function realPathInside(file: string, workspaceRoot: string): string | undefined {
  const named = workspacePath('.', file);
  if (!named.ok) return undefined;
  try {
    const path = realpathSync(join(workspaceRoot, named.path));
    const inside = relative(realpathSync(workspaceRoot), path);
    return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? undefined : path;
  } catch {
    // It does not exist, or nobody may look.
    return undefined;
  }
}
