import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { computedComment } from './list-reads.js';
import type { ReadsChange } from './splice-reads.js';

/**
 * The record with its `reads` changed in any form that the list may have: in braces, over several lines. Comments and order
 * stay; spaces become the usual ones. Undefined for a list by alias.
 */
export function restateReads(text: string, { removed, added }: ReadsChange): string | undefined {
  const document = parseDocument(text);
  if (!document.has('reads')) document.set('reads', document.createNode([]));
  const reads = document.get('reads', true);
  if (!isSeq(reads)) return undefined;
  if (isMap(document.contents) && document.contents.flow !== true) reads.flow = false;
  reads.items = reads.items.filter((item) => !isScalar(item) || !removed.has(String(item.value)));
  for (const { path, isComputed } of added) {
    const entry = document.createNode(path);
    if (isComputed) entry.comment = computedComment;
    reads.add(entry);
  }
  return document.toString({ lineWidth: 0 });
}
