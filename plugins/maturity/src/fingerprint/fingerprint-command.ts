import { join, posix, relative } from 'node:path';
import type { WorkspaceFiles } from '../workspace/look-at-workspace.js';
import { foldersUpward } from '../graph/workspace-path.js';

/**
 * The runtime input that stands for Python environments: interpreter, installed distributions, tools. One string per set of
 * them, because Nx runs each distinct one. The paths are percent-encoded: Nx gives the string to a shell.
 */
export function fingerprintInput(
  environments: readonly string[],
  workspace: Pick<WorkspaceFiles, 'workspaceRoot' | 'exists'>,
): { runtime: string } {
  const script = scriptPath('fingerprint/fingerprint.js', workspace);
  return { runtime: `node ${script} ${shellSafe(environments.join(':'))}` };
}

/** The environments of a {@link fingerprintInput}; undefined for any other command. */
export function environmentsOfFingerprint(command: string): string[] | undefined {
  const encoded = /\/fingerprint\.js (\S+)$/.exec(command)?.[1];
  return encoded === undefined ? undefined : decodeURIComponent(encoded).split(':');
}

/** Any text as one word of a shell. */
export function shellSafe(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*~]/g, percent);
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

/** Where packages of a workspace lie; in the second one that has no package.json (`nx init`). */
const installations = ['node_modules', '.nx/installation/node_modules'];

/** A script of this package relative to the workspace, so that the input is the same in every clone. */
export function scriptPath(
  script: string,
  { workspaceRoot, exists }: Pick<WorkspaceFiles, 'workspaceRoot' | 'exists'>,
): string {
  const linked = installations
    .map((folder) => `${folder}/@tta/maturity/dist/${script}`)
    .find((path) => exists(path));
  return linked ?? relative(workspaceRoot, join(import.meta.dirname, '..', script)).replaceAll('\\', '/');
}

/** The runtime input of the target that makes an environment. */
export function environmentCheckInput(
  environment: string,
  requirements: string,
  workspace: Pick<WorkspaceFiles, 'workspaceRoot' | 'exists'>,
): { runtime: string } {
  const script = scriptPath('fingerprint/environment-check.js', workspace);
  return { runtime: `node ${script} ${shellSafe(environment)} ${shellSafe(requirements)}` };
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
