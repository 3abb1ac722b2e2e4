import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What keeps the environment of a folder, and takes away what it does not know of. */
export type EnvironmentManager = 'uv' | 'poetry' | 'pdm' | 'uv pip' | 'pip';

const locks = { uv: 'uv.lock', poetry: 'poetry.lock', pdm: 'pdm.lock' } as const;

/** Who keeps the `.venv` of a folder (absolute): by the lock file beside it, else by what made it. */
export function environmentManager(folder: string): EnvironmentManager {
  const managers = Object.keys(locks) as (keyof typeof locks)[];
  const byLock = managers.find((manager) => existsSync(join(folder, locks[manager])));
  if (byLock !== undefined) return byLock;
  const configuration = join(folder, '.venv', 'pyvenv.cfg');
  // uv puts no pip into what it makes.
  const isOfUv = existsSync(configuration) && /^uv\s*=/m.test(readFileSync(configuration, 'utf8'));
  return isOfUv ? 'uv pip' : 'pip';
}

/**
 * The command that puts packages into the environment of a folder so that its manager keeps them, to be typed in the workspace.
 *
 * @param place the folder relative to the workspace
 */
export function addCommand(manager: EnvironmentManager, place: string, packages: readonly string[]): string {
  const names = packages.map((name) => (/^[\w.=-]+$/.test(name) ? name : `"${name}"`)).join(' ');
  const inside = place === '.' ? '' : `${place}/`;
  switch (manager) {
    case 'uv':
      return `uv add --dev ${place === '.' ? '' : `--directory ${place} `}${names}`;
    case 'poetry':
      return `poetry add --group dev ${place === '.' ? '' : `--directory ${place} `}${names}`;
    case 'pdm':
      return `pdm add --dev ${place === '.' ? '' : `--project ${place} `}${names}`;
    case 'uv pip':
      return `uv pip install --python ${inside}.venv ${names}`;
    case 'pip':
      return `${inside}.venv/bin/python -m pip install ${names}`;
  }
}

/** The command that makes an environment anew whose interpreter is gone, for managers that do not do so by themselves. */
export function remakeCommand(manager: EnvironmentManager, place: string): string | undefined {
  const folder = place === '.' ? '.venv' : `${place}/.venv`;
  switch (manager) {
    case 'uv pip':
      return `uv venv --clear ${folder}`;
    case 'pip':
      return `python3 -m venv --clear ${folder}`;
    default:
      return undefined;
  }
}
