import { join, posix, relative } from 'node:path';
import type { WorkspaceFiles } from '../workspace/look-at-workspace.js';
import { foldersUpward } from '../graph/workspace-path.js';

/**
 * The runtime input that stands for Python environments: interpreter, installed distributions, tools. One string per set of
 * them, because Nx runs each distinct one. The paths are percent-encoded: Nx gives the string to a shell.
 */
export function fingerprintInput(
  environments: readonly string[],
  { workspaceRoot, exists }: Pick<WorkspaceFiles, 'workspaceRoot' | 'exists'>,
): { runtime: string } {
  const encoded = encodeURIComponent(environments.join(':')).replace(/[!'()*~]/g, percent);
  return { runtime: `node ${scriptPath(workspaceRoot, exists)} ${encoded}` };
}

/**
 * The environments that count for a component: the interpreter that nx.json names, else every `.venv` from its folder up to
 * the workspace's (tools that the nearest one lacks come from the next), the workspace's in any case.
 */
export function environmentsOf(
  root: string,
  interpreter: string | undefined,
  exists: (path: string) => boolean,
): string[] {
  if (interpreter !== undefined) return [interpreter];
  return foldersUpward(root)
    .map((folder) => posix.join(folder, '.venv'))
    .filter((path) => path === '.venv' || exists(path));
}

/** The script relative to the workspace, so that the input is the same in every clone. */
function scriptPath(workspaceRoot: string, exists: (path: string) => boolean): string {
  const linked = 'node_modules/@tta/maturity/dist/fingerprint/fingerprint.js';
  if (exists(linked)) return linked;
  return relative(workspaceRoot, join(import.meta.dirname, 'fingerprint.js')).replaceAll('\\', '/');
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
