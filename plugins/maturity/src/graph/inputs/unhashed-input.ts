import { environmentsOfFingerprint, scriptPath, shellSafe } from '../../fingerprint/fingerprint-command.js';
import type { WorkspaceFiles } from '../../workspace/look-at-workspace.js';
import type { Inputs } from './collector-inputs.js';
import { isWithin } from '../workspace-path.js';

const script = 'unhashed.js';

/**
 * The runtime input that stands for files that Nx does not hash (ignored by git or Nx, or reached by a link that leads out of
 * the workspace) in some places of the workspace. Percent-encoded: Nx gives the string to a shell.
 */
export function unhashedInput(
  places: readonly string[],
  workspace: Pick<WorkspaceFiles, 'workspaceRoot' | 'exists'>,
): { runtime: string } {
  const path = scriptPath(`unhashed/${script}`, workspace);
  return { runtime: `node ${path} ${shellSafe([...places].sort().join('\n'))}` };
}

/** The places of an {@link unhashedInput}; undefined for any other command. */
export function placesOfUnhashed(command: string): string[] | undefined {
  const encoded = new RegExp(`/${script} (\\S+)$`).exec(command)?.[1];
  return encoded === undefined ? undefined : decodeURIComponent(encoded).split('\n');
}

/**
 * Whether the runtime inputs of a target stand for a file that Nx does not hash: one of an unhashed place, or one of a Python
 * environment, of which the fingerprint holds what is installed and the trace what was loaded.
 */
export function coveredByRuntime(inputs: Inputs | undefined): (file: string) => boolean {
  const places = (inputs ?? []).flatMap((input) =>
    typeof input === 'object' && 'runtime' in input
      ? (placesOfUnhashed(input.runtime) ?? environmentsOfFingerprint(input.runtime) ?? [])
      : [],
  );
  return (file) => places.some((place) => isWithin(place, file));
}
