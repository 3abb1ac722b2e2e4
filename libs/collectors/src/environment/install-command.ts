import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { foldersUpward } from '../scope/working-directory.js';
import { addCommand, environmentManager, remakeCommand } from './environment-manager.js';
import { isOwnEnvironment } from './own-environment.js';

export interface InstallQuestion {
  readonly workspaceRoot: string;
  /** The component's root, relative to the workspace. */
  readonly root: string;
  /** The interpreter that the workspace's configuration names. */
  readonly interpreter: string | undefined;
  /** What makes the environment of this workspace; undefined: nothing does. */
  readonly environmentCommand: string | undefined;
  /** False: its interpreter is there and does not start. */
  readonly starts?: boolean;
}

/**
 * What a person types to get packages into the environment that a component uses: where we made it the command that makes it,
 * else what fits its manager.
 */
export function installCommand(question: InstallQuestion, packages: readonly string[]): string {
  const { workspaceRoot, root, interpreter, environmentCommand } = question;
  const at = (...path: string[]): string => join(workspaceRoot, ...path);
  if (interpreter !== undefined)
    return environmentCommand ?? `${interpreter} -m pip install ${packages.join(' ')}`;
  const folders = foldersUpward(root);
  const nearest = folders.find((folder) => existsSync(at(folder, '.venv')));
  if (nearest !== undefined) {
    if (environmentCommand !== undefined && isOwnEnvironment(at(nearest, '.venv'))) return environmentCommand;
    const manager = environmentManager(at(nearest));
    const remake = isUsable(at(nearest, '.venv'), question) ? undefined : remakeCommand(manager, nearest);
    const add = addCommand(manager, nearest, packages);
    return remake === undefined ? add : `${remake} && ${add}`;
  }
  const kept = folders.find((folder) => environmentManager(at(folder)) !== 'pip');
  if (kept !== undefined) return addCommand(environmentManager(at(kept)), kept, packages);
  return environmentCommand ?? `python3 -m venv .venv && ${addCommand('pip', '.', packages)}`;
}

function isUsable(environment: string, { starts = true }: InstallQuestion): boolean {
  return starts && ['bin/python', 'Scripts/python.exe'].some((path) => existsSync(join(environment, path)));
}
