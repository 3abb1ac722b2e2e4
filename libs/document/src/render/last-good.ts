import type { RootContent } from 'mdast';
import { readRows, type KeyedRow } from '../body/table.js';
import { textOf } from '../body/text-of.js';
import { parseMarkdown } from '../markers/parse-markdown.js';

/** What a region said before. Empty when there was none, or when a person changed it: then nothing in it is known. */
export interface LastGood {
  /** The row that holds measured values, with the day on which the document recorded them. */
  row(key: string): { row: KeyedRow; recorded: string | undefined } | undefined;
  /** The blocks below a heading of the third level. */
  section(title: string): readonly RootContent[] | undefined;
}

export const nothingKnown: LastGood = { row: () => undefined, section: () => undefined };

/** Begins the cell of a row that has no values; such a row is no last good one. */
export const notKnown = 'not known';

/** Begins the note above a row that was kept, after the row's name. */
export const keptNote = ': not measured in the latest run: ';

/**
 * Reads back the body of a region.
 *
 * @param lastUpdated the day in the status region; a row that was kept from an earlier run says its own day
 */
export function readLastGood(body: string, lastUpdated: string | undefined): LastGood {
  // Parsed only when something was not measured, which is seldom.
  let parsed: readonly RootContent[] | undefined;
  const blocks = (): readonly RootContent[] => (parsed ??= parseMarkdown(body.trim()).children);

  return {
    row(key) {
      const row = blocks()
        .flatMap((block) => readRows(block))
        .find((candidate) => candidate.key === key);
      const known =
        row !== undefined &&
        !Object.values(row.cells).some((cell) => cell.some((node) => textOf(node) === notKnown));
      if (!known) return undefined;
      const notes = blocks().flatMap((block) => (block.type === 'blockquote' ? block.children : []));
      const note = notes.find(
        (paragraph) =>
          paragraph.type === 'paragraph' &&
          paragraph.children[0]?.type === 'strong' &&
          textOf(paragraph.children[0]) === key,
      );
      if (note === undefined) return { row, recorded: lastUpdated };
      // A note that says anything else stands above values that were no whole measurement.
      const said = textOf(note).slice(key.length);
      if (!said.startsWith(keptNote)) return undefined;
      return { row, recorded: /(\d{4}-\d{2}-\d{2})\.$/.exec(said)?.[1] };
    },
    section(title) {
      const start = blocks().findIndex(
        (block) => block.type === 'heading' && block.depth === 3 && textOf(block) === title,
      );
      if (start === -1) return undefined;
      const rest = blocks().slice(start + 1);
      const end = rest.findIndex((block) => block.type === 'heading');
      return end === -1 ? rest : rest.slice(0, end);
    },
  };
}
