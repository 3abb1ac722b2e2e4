import { join, posix, relative } from 'node:path';
import type { WorkspaceFiles } from '../workspace/look-at-workspace.js';
import { foldersUpward } from '../graph/workspace-path.js';

/**
 * The runtime input that stands for a component's Python environment: interpreter, installed distributions, tools. One
 * string per interpreter, because Nx runs each distinct one. The environment's path is percent-encoded: Nx gives the
 * string to a shell.
 */
export function fingerprintInput(
  root: string,
  interpreter: string | undefined,
  { workspaceRoot, exists }: Pick<WorkspaceFiles, 'workspaceRoot' | 'exists'>,
): { runtime: string } {
  const own = interpreter ?? nearestEnvironments(root, exists);
  return {
    runtime: `node ${scriptPath(workspaceRoot, exists)} ${encodeURIComponent(own).replace(/[!'()*~]/g, percent)}`,
  };
}

/**
 * The environments that count for a component: every `.venv` from its folder up to the workspace's (tools that the nearest
 * one lacks come from the next), the workspace's in any case.
 */
function nearestEnvironments(root: string, exists: (path: string) => boolean): string {
  return foldersUpward(root)
    .map((folder) => posix.join(folder, '.venv'))
    .filter((path) => path === '.venv' || exists(path))
    .join(':');
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
