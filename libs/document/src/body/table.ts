import type { PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import { inline } from './blocks.js';
import { textOf } from './text-of.js';

/** A row by the name in its first cell; the other cells by the name of their column. */
export interface KeyedRow {
  readonly key: string;
  /** Stands before the name: ✅, ❌ or ❓. Not part of it. */
  readonly mark: string;
  readonly cells: Readonly<Record<string, readonly PhrasingContent[]>>;
}

/** A table; rows that have nothing for a column show `–` there. Columns that no row fills are left out. */
export function table(nameColumn: string, columns: readonly string[], rows: readonly KeyedRow[]): Table {
  const used = columns.filter((column) => rows.some((row) => Object.hasOwn(row.cells, column)));
  const header = [nameColumn, ...used].map((name) => inline(name));
  const lines = rows.map((row) => [
    inline(row.mark === '' ? row.key : `${row.mark} ${row.key}`),
    ...used.map((column) => row.cells[column] ?? inline('–')),
  ]);
  return plainTable(header, lines);
}

export function plainTable(
  header: readonly (readonly PhrasingContent[])[],
  lines: readonly (readonly (readonly PhrasingContent[])[])[],
): Table {
  return { type: 'table', align: header.map(() => null), children: [header, ...lines].map(row) };
}

function row(cells: readonly (readonly PhrasingContent[])[]): TableRow {
  return { type: 'tableRow', children: cells.map((cell) => ({ type: 'tableCell', children: [...cell] })) };
}

/** The rows of a table that {@link table} made, read back. */
export function readRows(block: RootContent): readonly KeyedRow[] {
  if (block.type !== 'table') return [];
  const [header, ...lines] = block.children;
  const columns = header?.children.map((cell) => textOf(cell)) ?? [];
  return lines.map((line) => {
    const [name, ...cells] = line.children;
    const [, mark = '', key = ''] =
      /^(?:(\P{L}*?) )?(\p{L}.*)$/u.exec(name === undefined ? '' : textOf(name)) ?? [];
    const named = cells.flatMap((cell, index) => {
      const column = columns[index + 1];
      const empty = textOf(cell) === '–';
      return column === undefined || empty ? [] : [[column, cell.children] as const];
    });
    return { key, mark, cells: Object.fromEntries(named) };
  });
}
