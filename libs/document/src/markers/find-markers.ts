import type { Problem } from '@tta/maturity-model';
import type { Nodes, Root } from 'mdast';
import { parseMarker, type Marker } from './marker.js';
import { parseMarkdown } from './parse-markdown.js';
import { placeOf } from './place-of.js';

/** A marker with the offsets of its comment in the text. */
export type PlacedMarker = Marker & { readonly from: number; readonly to: number };

export interface FoundMarkers {
  readonly markers: readonly PlacedMarker[];
  readonly problems: readonly Problem[];
}

/** Looser than a marker, so that a misspelt one is seen and said. */
const likelyMarker = /<!--+\s*maturity\s*:/gi;
const blankLine = /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)/g;

/**
 * Finds the markers of a document: blocks of their own at the root, at the start of their line. What looks like one but
 * stands in a list, a quote, a sentence or another HTML block is a problem, because it is nearly always a mistake; in
 * code and front matter it is text.
 *
 * Parsing time grows with the square of the length, so the text is parsed piece by piece where it is long: after a marker
 * at the root nothing is open, and the next piece can be read on its own.
 */
export function findMarkers(text: string, file: string, pieceLength = 8 * 1024): FoundMarkers {
  const markers: PlacedMarker[] = [];
  const problems: Problem[] = [];
  // Nothing to parse in a document without a marker.
  let candidates = [...text.matchAll(likelyMarker)].map((match) => match.index);
  let base = 0;
  let isWholeRest = text.length <= pieceLength;
  while (candidates.length > 0) {
    const near = candidates.filter((candidate) => candidate <= base + pieceLength).at(-1) ?? candidates[0];
    const end = isWholeRest || near === undefined ? text.length : blankLineAfter(text, near);
    const root = parseMarkdown(text.slice(base, end));
    const count = markers.length;
    for (const offset of candidates.filter((candidate) => candidate < end)) {
      const leaf = leafAt(root, offset - base);
      const marker = markerAt(root, leaf, text, offset, base);
      if (marker !== undefined) markers.push(marker);
      else if (!isText(leaf, text, offset)) problems.push(misplaced(text, offset, file));
    }
    candidates = candidates.filter((candidate) => candidate >= end);
    // The rest begins with the line end after the marker, so that nothing in it passes for front matter.
    const last = markers.at(-1);
    if (markers.length > count && last !== undefined) {
      base = last.to;
    } else {
      // Without a marker to go on from, the same text would be parsed again and again.
      isWholeRest = true;
    }
  }
  return { markers, problems };
}

/** The offset behind the first blank line after an offset: paragraphs and HTML blocks are closed there. */
function blankLineAfter(text: string, offset: number): number {
  blankLine.lastIndex = offset;
  const match = blankLine.exec(text);
  return match === null ? text.length : match.index + match[0].length;
}

function markerAt(
  root: Root,
  leaf: Nodes | undefined,
  text: string,
  offset: number,
  base: number,
): PlacedMarker | undefined {
  const start = leaf?.position?.start;
  const end = leaf?.position?.end.offset;
  if (leaf?.type !== 'html' || !root.children.includes(leaf)) return undefined;
  if (start?.offset === undefined || end === undefined) return undefined;
  // An indent would be part of the block's source, and no marker.
  const from = start.offset + base;
  const to = end + base;
  const marker = parseMarker(text.slice(from, to));
  return marker === undefined || from !== offset ? undefined : { ...marker, from, to };
}

/** The deepest node at an offset. */
function leafAt(root: Root, offset: number): Nodes | undefined {
  let node: Nodes = root;
  for (;;) {
    const children: readonly Nodes[] = 'children' in node ? node.children : [];
    const inner = children.find(
      ({ position }) =>
        (position?.start.offset ?? Infinity) <= offset && offset < (position?.end.offset ?? -Infinity),
    );
    if (inner === undefined) return node === root ? undefined : node;
    node = inner;
  }
}

/** Whether what looks like a marker is shown to readers as text: code, front matter, an escaped `<`. */
function isText(node: Nodes | undefined, text: string, offset: number): boolean {
  switch (node?.type as string | undefined) {
    case 'code':
    case 'inlineCode':
    case 'yaml':
    case 'toml':
      return true;
    case 'text':
      return /(?<!\\)(?:\\\\)*\\$/.test(text.slice(Math.max(0, offset - 64), offset));
    default:
      return false;
  }
}

function misplaced(text: string, offset: number, file: string): Problem {
  return {
    code: 'marker-misplaced',
    message:
      'this marker is not a line of its own: it is indented, has other text beside it, is misspelt, or stands in a list, a quote or another HTML block',
    file,
    ...placeOf(text, offset),
    remedy:
      "Write it at the start of a line outside lists and quotes, exactly as '<!-- maturity:start id=coverage -->' or '<!-- maturity:end id=coverage -->', or remove it.",
  };
}
