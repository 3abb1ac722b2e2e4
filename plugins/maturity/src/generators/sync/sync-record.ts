import { readRecord } from '@tta/maturity-model';
import { claimants } from '../../graph/imports/claims.js';
import { workspacePath } from '../../graph/workspace-path.js';
import { editReads, type ReadsEdit } from './edit-reads.js';
import { computedComment, listReads } from './list-reads.js';

interface RecordText {
  /** Relative to the workspace. */
  readonly file: string;
  /** The component's folder. */
  readonly root: string;
  readonly text: string;
}

/**
 * What a record's `reads` lack, or hold no longer rightly, given the files that the component imports and those that its runs
 * opened. What somebody named already, as a folder or by a pattern, too, is not named again. Undefined when there is nothing
 * to do, and for a record that cannot be read: `maturity:validate` says what is wrong with it.
 */
export function syncRecord(
  { file, root, text }: RecordText,
  imported: readonly string[],
  opened: readonly string[],
): ReadsEdit | undefined {
  // Most components need nothing from outside: their records are not even parsed.
  if (imported.length + opened.length === 0 && !text.includes(`#${computedComment}`)) return undefined;
  if (!readRecord(text, file).ok) return undefined;
  const isOwn = ownReads(root, text);
  const missing = (files: readonly string[]): string[] =>
    files.filter((each) => !isOwn(each)).map((each) => `/${each}`);
  return editReads(text, missing(imported), missing(opened.filter((each) => !imported.includes(each))));
}

/** Whether a file is among those that somebody named: as such, or by a folder or a pattern. */
function ownReads(root: string, text: string): (file: string) => boolean {
  const claims = listReads(text)
    .filter(({ isComputed }) => !isComputed)
    .flatMap(({ path }) => {
      const resolved = workspacePath(root, path);
      return resolved.ok ? [{ path: resolved.path, component: '' }] : [];
    });
  const claimed = claimants(claims);
  return (file) => claimed(file).size > 0;
}
