import { checkDocument } from '../check-document.js';
import { readDocument } from '../read-document.js';
import { updateDocument } from '../update-document.js';
import type { DocumentCase } from './document-case.js';

/** What an update may do to a document, checked without the reader of regions: the case says what people wrote. */
export function checkCase({
  assessment,
  bytes,
  manual,
  ids,
}: DocumentCase): 'problems' | 'current' | 'changed' {
  const today = '2026-11-21';
  const updated = updateDocument({ text: bytes, assessment, today });
  if (updated.kind === 'problems') {
    if (updated.problems.length === 0) throw new Error('refused without a problem');
    if (updated.problems.some(({ code }) => code === 'splice-unsafe'))
      throw new Error('the result did not read back');
    return 'problems';
  }
  const text = decode(updated.bytes);
  if (updated.kind === 'current' && text !== decode(bytes)) throw new Error('current, but other bytes');

  expectManual(text, manual, ids);

  const again = updateDocument({ text: updated.bytes, assessment, today: '2027-03-04' });
  if (again.kind !== 'current') throw new Error(`the second run is ${again.kind}`);
  // The rest follows from what was looked at already, so a share of the documents does for it.
  if (bytes.length % 8 !== 0) return updated.kind;

  const checked = checkDocument({ text: updated.bytes, assessment });
  if (checked.kind !== 'current') throw new Error(`the check after an update says ${checked.kind}`);
  const read = readDocument(updated.bytes);
  if (read.kind === 'problems') throw new Error('what was written cannot be read');
  const order = read.regions.map(({ id }) => id).join();
  if (order !== ids.join()) throw new Error(`regions are ${order}`);
  if (read.regions.some(({ isEdited }) => isEdited))
    throw new Error('a region that was written passes for edited');
  return updated.kind;
}

/** Walks through the text: each manual part must stand there byte for byte, and between two of them one region. */
function expectManual(text: string, manual: readonly string[], ids: readonly string[]): void {
  let position = 0;
  for (const [index, part] of manual.entries()) {
    if (!text.startsWith(part, position)) throw new Error(`manual text ${index} is not the same`);
    position += part.length;
    const id = ids[index];
    if (id === undefined) continue;
    const start = `<!-- maturity:start id=${id} -->`;
    if (!text.startsWith(start, position)) throw new Error(`region ${id} does not begin where it did`);
    const end = new RegExp(`(?:\\r|\\n)<!-- maturity:end id=${id} sum=[0-9a-f]{8} -->`, 'g');
    end.lastIndex = position + start.length;
    if (end.exec(text) === null) throw new Error(`region ${id} does not end`);
    position = end.lastIndex;
  }
  if (position !== text.length) throw new Error('text was added at the end');
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
