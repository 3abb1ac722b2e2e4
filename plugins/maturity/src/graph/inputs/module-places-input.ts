import type { Setting } from '@tta/maturity-collectors';
import { posix } from 'node:path';
import { scriptPath, shellSafe } from '../../fingerprint/fingerprint-command.js';
import type { WorkspaceFiles } from '../../workspace/look-at-workspace.js';

const script = 'module-places.js';

/**
 * The runtime input that stands for the names of modules in folders that ruff's configuration gives patterns for (docs.astral.sh/ruff/settings,
 * "src"): a new component there can make an import the project's own, which changes where it has to stand. Plain folders need
 * none: the trace has them.
 */
export function modulePlacesInput(
  collector: string,
  settings: readonly Setting[],
  workspace: Pick<WorkspaceFiles, 'workspaceRoot' | 'exists'>,
): { runtime: string }[] {
  if (collector !== 'ruff') return [];
  const patterns = settings
    .filter(({ key, text }) => key === 'src' && text?.includes('*') === true)
    .map(({ folder, text }) => posix.join(folder, text as string))
    .filter((pattern) => !pattern.startsWith('../') && !posix.isAbsolute(pattern));
  if (patterns.length === 0) return [];
  const path = scriptPath(`module-places/${script}`, workspace);
  return [{ runtime: `node ${path} ${shellSafe([...new Set(patterns)].sort().join('\n'))}` }];
}

/** The patterns of a {@link modulePlacesInput}; undefined for any other command. */
export function patternsOfModulePlaces(command: string): string[] | undefined {
  const encoded = new RegExp(`/${script} (\\S+)$`).exec(command)?.[1];
  return encoded === undefined ? undefined : decodeURIComponent(encoded).split('\n');
}
