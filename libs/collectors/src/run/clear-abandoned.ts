import { readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killStrayProcesses } from './end-process-tree.js';
import { isAbandoned } from './owner.js';
import { writingFolder } from './temporary-path.js';

/** The beginning of the names of runs' temporary folders. */
export const runFolderPrefix = 'maturity-';

/**
 * Removes what runs that were killed could not: half-written files of this workspace, the temporary folders of their tools,
 * and tools that still run.
 */
export function clearAbandoned(workspaceRoot: string): void {
  const files = names(join(workspaceRoot, writingFolder)).filter(isAbandoned);
  for (const name of files) remove(join(workspaceRoot, writingFolder, name));
  // Links resolved, as the environment of the tools has it.
  const temporary = realpathSync(tmpdir());
  const folders = names(temporary).filter(
    (name) => name.startsWith(runFolderPrefix) && isAbandoned(name.slice(runFolderPrefix.length)),
  );
  for (const name of folders) {
    killStrayProcesses(join(temporary, name));
    remove(join(temporary, name));
  }
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not there: nothing has been left.
    return [];
  }
}

/** What cannot be removed (another user's, or being removed by a run beside us) is in nobody's way. */
function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}
