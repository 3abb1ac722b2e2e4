import type { Trace } from '@tta/maturity-model';
import { compareText } from '@tta/maturity-model';
import { posix } from 'node:path';

/**
 * The files that a result was made from and that are in no hash of its task: a change of theirs would go unseen.
 *
 * @param hashed the files that Nx hashes for the task, by its own account
 * @param isCovered whether a runtime input of this plugin stands for a file that Nx does not hash
 */
export function undeclaredReads(
  { files }: Trace,
  hashed: ReadonlySet<string>,
  isCovered: (file: string) => boolean,
): string[] {
  return Object.keys(files)
    .filter((file) => !hashed.has(posix.normalize(file)) && !isCovered(file))
    .sort(compareText);
}
