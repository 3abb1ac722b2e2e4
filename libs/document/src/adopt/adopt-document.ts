import type { Problem } from '@tta/maturity-model';
import { decodeDocument, defaultSizeLimit, encodeDocument } from '../bytes/decode-document.js';
import { endMarker, startMarker } from '../markers/marker.js';
import { scanRegions, type Region } from '../markers/scan-regions.js';
import { movedDocument } from '../moved-document.js';
import { updateDocument, type UpdateRequest } from '../update-document.js';
import { contradictions, type Contradiction } from './contradictions.js';
import { insertionPoints, type InsertionPoint } from './insertion-points.js';

export type Adopted =
  | {
      readonly kind: 'current' | 'adopted';
      readonly bytes: Uint8Array;
      /** Lines of the new document that people should look at, because they say something else or nothing. */
      readonly warnings: readonly Contradiction[];
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/**
 * Puts the regions that are missing into a document that people wrote, and fills all of them. No character of the
 * document is changed or moved: regions stand above the sections on the same subject. A pointer to a document that moved
 * is refused.
 */
export function adoptDocument(request: UpdateRequest & { readonly text: Uint8Array }): Adopted {
  const { assessment, file = 'MATURITY.md', sizeLimit = defaultSizeLimit } = request;
  const decoded = decodeDocument(request.text, file, sizeLimit);
  if (!decoded.ok) return { kind: 'problems', problems: [decoded.problem] };
  const scan = scanRegions(decoded.text, file);
  if (!scan.ok) return { kind: 'problems', problems: scan.problems };
  const moved = scan.regions.length === 0 ? movedDocument(decoded.text, file) : undefined;
  if (moved !== undefined) return { kind: 'problems', problems: [moved] };

  const withRegions = insertRegions(decoded.text, insertionPoints(decoded.text, scan.regions));
  if (!keepsText(decoded.text, scan.regions, withRegions, file))
    return { kind: 'problems', problems: [cannotInsert(file)] };
  const updated = updateDocument({
    ...request,
    text: encodeDocument(withRegions, decoded.byteOrderMark),
    sizeLimit: Infinity,
  });
  if (updated.kind === 'problems') return updated;

  const text = new TextDecoder().decode(updated.bytes).replace(/^\uFEFF+/, '');
  const result = scanRegions(text, file);
  return {
    kind: updated.kind === 'current' ? 'current' : 'adopted',
    bytes: updated.bytes,
    warnings: result.ok ? contradictions(text, result.regions, assessment) : [],
  };
}

function insertRegions(text: string, points: readonly InsertionPoint[]): string {
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  let result = '';
  let done = 0;
  for (const { id, offset } of points) {
    result += text.slice(done, offset);
    done = offset;
    const rest = text.slice(offset);
    result += blankLine(result, lineEnd) + startMarker(id) + lineEnd + lineEnd + endMarker(id);
    result +=
      rest === ''
        ? lineEnd
        : /^(?:\r\n|\n|\r)(?:\r\n|\n|\r)/.test(rest)
          ? ''
          : /^[\r\n]/.test(rest)
            ? lineEnd
            : lineEnd + lineEnd;
  }
  return result + text.slice(done);
}

/** What is missing before a region so that a blank line stands there. */
function blankLine(before: string, lineEnd: string): string {
  if (before === '' || /(?:\r\n\r\n|\n\n|\r\r)$/.test(before)) return '';
  return /[\r\n]$/.test(before) ? lineEnd : lineEnd + lineEnd;
}

/** Whether the markers were all found where they were put; in an open code block they would be text. */
function keepsText(before: string, regions: readonly Region[], after: string, file: string): boolean {
  const scan = scanRegions(after, file);
  if (!scan.ok) return false;
  const added = scan.regions.filter(({ id }) => !regions.some((region) => region.id === id));
  const remaining = added
    .toReversed()
    .reduce((text, { from, to }) => text.slice(0, from) + text.slice(to), after);
  return remaining.replace(/\s/g, '') === before.replace(/\s/g, '');
}

function cannotInsert(file: string): Problem {
  return {
    code: 'cannot-adopt',
    message:
      'has something open at its end, such as a code block or an HTML comment, so that no region can stand there',
    file,
    remedy: 'Close it and try again.',
  };
}
