import type { Paragraph, PhrasingContent } from 'mdast';
import { inline, paragraph, strong } from '../body/blocks.js';
import { prose } from '../body/prose.js';
import type { KeyedRow } from '../body/table.js';
import { keptNote, notKnown, type LastGood } from './last-good.js';
import type { MeasuredArea } from './measured-areas.js';

export interface MeasuredRows {
  readonly rows: readonly KeyedRow[];
  /** One paragraph for each row whose values are not those of a whole run. */
  readonly notes: readonly Paragraph[];
}

export interface RowContent {
  readonly mark: '' | '✅' | '❌' | '❓';
  readonly cells: Readonly<Record<string, readonly PhrasingContent[]>>;
}

/**
 * A row per area. One that was not measured keeps what the last run recorded, marked and said so above the table; with
 * nothing recorded it says that the value is not known.
 */
export function measuredRows(
  areas: readonly MeasuredArea[],
  firstColumn: string,
  lastGood: LastGood,
  contentOf: (area: MeasuredArea) => RowContent,
): MeasuredRows {
  const rows: KeyedRow[] = [];
  const notes: Paragraph[] = [];
  for (const area of areas) {
    const { label: key, collector } = area;
    if (collector.status === 'ok') {
      rows.push({ key, ...contentOf(area) });
      continue;
    }
    // Numbers of a part are seldom given: they are not what the tool says about the component.
    if (collector.status === 'partial' && area.metrics.size > 0) {
      rows.push({ key, ...contentOf(area), mark: '❓' });
      notes.push(note(key, ': measured only in part: ', reasonOf(area), '.'));
      continue;
    }
    const kept = lastGood.row(key);
    if (kept === undefined) {
      rows.push({ key, mark: '❓', cells: { [firstColumn]: inline(notKnown) } });
      notes.push(note(key, ': not known, because the latest run did not measure it: ', reasonOf(area), '.'));
      continue;
    }
    rows.push({ ...kept.row, mark: '❓' });
    const since = kept.recorded === undefined ? ' an earlier run.' : ` ${kept.recorded}.`;
    notes.push(note(key, keptNote, reasonOf(area), `. The values below are from${since}`));
  }
  return { rows, notes };
}

/** Why a collector gave nothing or not all, without the full stop. */
export function reasonOf({ collector }: MeasuredArea): PhrasingContent[] {
  const message = collector.reason?.message ?? `${collector.collector} has not run`;
  return prose(message.replace(/[\s.]+$/, ''), 300);
}

function note(key: string, ...parts: readonly (string | PhrasingContent[])[]): Paragraph {
  return paragraph(strong(key), ...parts);
}
