import { readDocument } from '@tta/maturity-document';

/**
 * The versions by tool that a MATURITY.md names: those of its last good run. Nothing for a document that is not there or
 * that nobody can read. Only to say that numbers changed with the tool; nothing is judged by it.
 */
export function recordedTools(document: Uint8Array | undefined): Record<string, string> {
  if (document === undefined) return {};
  const read = readDocument(document);
  if (read.kind === 'problems') return {};
  const quality = read.regions.filter(({ id }) => id === 'quality').flatMap(({ body }) => body.split('\n'));
  const cells = quality.flatMap((row) => row.split('|').map((cell) => cell.trim()));
  return Object.fromEntries(
    cells.flatMap((cell) => {
      const parts = /^([a-z][a-z-]*) (\d[\w.+-]*)$/.exec(cell);
      return parts?.[1] === undefined || parts[2] === undefined ? [] : [[parts[1], parts[2]]];
    }),
  );
}
