import { LineCounter, parseDocument } from 'yaml';
import { keyOffset, valueOffset } from './locate-node.js';

/** A place in a text, counting from 1; empty where it has none. */
export interface Place {
  readonly line?: number;
  readonly column?: number;
}

/**
 * Finds the place of values in a YAML text by their path, for problems that only show when files are compared with each
 * other. The place of an absent value is that of the nearest one around it. With `key`, the place of that key.
 */
export function placesInYaml(text: string): (path: readonly PropertyKey[], key?: string) => Place {
  const lines = new LineCounter();
  const document = parseDocument(withoutByteOrderMark(text), { lineCounter: lines, prettyErrors: false });
  return (path, key) => {
    const offset = key === undefined ? valueOffset(document, path) : keyOffset(document, path, key);
    return placeOf(lines, offset);
  };
}

/** Line and column of an offset; nothing for none. */
export function placeOf(lines: LineCounter, offset: number | undefined): Place {
  if (offset === undefined) return {};
  const { line, col } = lines.linePos(offset);
  return line > 0 ? { line, column: col } : {};
}

/** The text as editors count its columns. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
