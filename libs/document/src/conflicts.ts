import type { Problem } from '@tta/maturity-model';
import { scanRegions } from './markers/scan-regions.js';

export type Unconflicted =
  | { readonly ok: true; readonly text: string; readonly hadConflicts: boolean }
  | { readonly ok: false; readonly problems: readonly Problem[] };

interface Hunk {
  /** The line of `<<<<<<<`, from 1 on. */
  readonly line: number;
  /** Where our side stands in the text that has only our sides. */
  readonly from: number;
  readonly to: number;
  /** Where the other side stands in the text that has only theirs. */
  readonly theirs: { readonly from: number; readonly to: number };
}

/**
 * A document without the conflicts that a merge left in generated text: there our side stands, which an update makes anew.
 * A conflict that touches what a person wrote stays, and is a problem with its line: nobody but a person can resolve it.
 * Both forms of git are known, with and without the common ancestor.
 */
export function withoutGeneratedConflicts(text: string, file: string): Unconflicted {
  if (!/^<<<<<<< /m.test(text)) return { ok: true, text, hadConflicts: false };
  const { ours, theirs, hunks } = sidesOf(text);
  if (hunks.length === 0) return { ok: true, text, hadConflicts: false };
  const isGenerated = [
    insideRegions(ours, file, (hunk) => hunk),
    insideRegions(theirs, file, (hunk) => hunk.theirs),
  ];
  const manual = hunks.filter((hunk) => !isGenerated.every((isInside) => isInside(hunk)));
  if (manual.length === 0) return { ok: true, text: ours, hadConflicts: true };
  return {
    ok: false,
    problems: manual.map(({ line }) => ({
      code: 'merge-conflict',
      message: 'a merge conflict in text that a person wrote',
      file,
      line,
      column: 1,
      remedy: 'Resolve it. Conflicts in generated text resolve themselves with the next update.',
    })),
  };
}

/** Whether a hunk's side lies in a generated region, its markers included. A side that is no sound document has none. */
function insideRegions(
  text: string,
  file: string,
  sideOf: (hunk: Hunk) => { readonly from: number; readonly to: number },
): (hunk: Hunk) => boolean {
  const scan = scanRegions(text, file);
  if (!scan.ok) return () => false;
  return (hunk) => {
    const { from, to } = sideOf(hunk);
    // The line end behind an end marker belongs to the marker's line.
    return scan.regions.some((region) => region.from <= from && to <= region.to + region.lineEnd.length);
  };
}

function sidesOf(text: string): { ours: string; theirs: string; hunks: Hunk[] } {
  let [ours, theirs] = ['', ''];
  const hunks: Hunk[] = [];
  let open: { line: number; from: number; theirs: number; side: 'ours' | 'base' | 'theirs' } | undefined;
  for (const [index, line] of text.split(/(?<=\n)/).entries()) {
    if (open === undefined && line.startsWith('<<<<<<< '))
      open = { line: index + 1, from: ours.length, theirs: theirs.length, side: 'ours' };
    else if (open?.side === 'ours' && /^\|{7}(?: |\r?\n)/.test(line)) open.side = 'base';
    else if (open !== undefined && open.side !== 'theirs' && /^={7}\r?\n/.test(line)) open.side = 'theirs';
    else if (open?.side === 'theirs' && /^>{7}(?: |\r?\n|$)/.test(line)) {
      const ends = { from: open.theirs, to: theirs.length };
      hunks.push({ line: open.line, from: open.from, to: ours.length, theirs: ends });
      open = undefined;
    } else {
      if (open?.side !== 'theirs' && open?.side !== 'base') ours += line;
      if (open?.side !== 'ours' && open?.side !== 'base') theirs += line;
    }
  }
  // A conflict that does not end is none that git wrote.
  return open === undefined ? { ours, theirs, hunks } : { ours: text, theirs: text, hunks: [] };
}
