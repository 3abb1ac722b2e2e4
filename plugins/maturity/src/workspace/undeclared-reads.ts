import type { Trace } from '@tta/maturity-model';
import { compareText } from '@tta/maturity-model';
import { realpathSync } from 'node:fs';
import { relative, sep } from 'node:path';

/**
 * The files that a result was made from and that are in no hash of its task: a change of theirs would go unseen. Of a file
 * that was reached through a link it is the one that the link leads to which has to be hashed.
 *
 * @param hashed the files that Nx hashes for the task, by its own account
 * @param isCovered whether a runtime input of this plugin stands for a file that Nx does not hash
 */
export function undeclaredReads(
  { files }: Trace,
  hashed: ReadonlySet<string>,
  isCovered: (file: string) => boolean,
  workspaceRoot: string,
): string[] {
  const undeclared = Object.keys(files)
    .filter((file) => !hashed.has(file) || isLinked(file, workspaceRoot))
    .filter((file) => !isCovered(file) && !hashed.has(realPath(file, workspaceRoot)));
  return undeclared.sort(compareText);
}

function isLinked(file: string, workspaceRoot: string): boolean {
  return realPath(file, workspaceRoot) !== file;
}

function realPath(file: string, workspaceRoot: string): string {
  try {
    return relative(realpathSync(workspaceRoot), realpathSync(`${workspaceRoot}/${file}`))
      .split(sep)
      .join('/');
  } catch {
    // Gone since: then it is what it was called.
    return file;
  }
}
