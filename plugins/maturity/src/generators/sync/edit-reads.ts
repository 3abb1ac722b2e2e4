import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import { listReads, type ReadsEntry } from './list-reads.js';
import { restateReads } from './restate-reads.js';
import { spliceReads } from './splice-reads.js';

export interface ReadsEdit {
  /** The record with its new `reads`. Undefined: it has a form in which they cannot be written, such as a list by alias. */
  readonly text: string | undefined;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Makes the computed entries of `reads` those of `imported`, and adds those of `more` as if written by hand. All else stays
 * as it is: other entries, comments, order, spaces. Undefined when the record needs no change.
 *
 * @param text a record that can be read
 */
export function editReads(
  text: string,
  imported: readonly string[],
  more: readonly string[] = [],
): ReadsEdit | undefined {
  const before = listReads(text);
  const removed = before.filter(({ path, isComputed }) => isComputed && !imported.includes(path));
  const kept = before.filter((entry) => !removed.includes(entry));
  const known = new Set(kept.map(({ path }) => path));
  const added = [
    ...more.map((path) => ({ path, isComputed: false })),
    ...imported.map((path) => ({ path, isComputed: true })),
  ].filter(({ path }) => !known.has(path));
  if (added.length === 0 && removed.length === 0) return undefined;

  const change = { removed: new Set(removed.map(({ path }) => path)), added };
  const texts = [spliceReads, restateReads].map((write) => () => write(text, change));
  const isRight = (edited: string): boolean => saysSo(edited, text, [...kept, ...added]);
  return {
    text: texts.map((write) => write()).find((edited) => edited !== undefined && isRight(edited)),
    added: added.map(({ path }) => path),
    removed: removed.map(({ path }) => path),
  };
}

/** Whether a text says the same as before but for its `reads`, in whatever order these are. */
function saysSo(edited: string, before: string, entries: readonly ReadsEntry[]): boolean {
  const [now, then] = [edited, before].map(contentWithoutReads);
  return isDeepStrictEqual(now, then) && isDeepStrictEqual(sorted(listReads(edited)), sorted(entries));
}

function contentWithoutReads(text: string): unknown {
  const document = parseDocument(text);
  if (document.errors.length > 0) return document.errors;
  return { ...(document.toJS() as object), reads: undefined };
}

function sorted(entries: readonly ReadsEntry[]): string[] {
  return entries.map(({ path, isComputed }) => `${path} ${isComputed}`).sort();
}
