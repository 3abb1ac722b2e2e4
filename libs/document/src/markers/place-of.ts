/** Line and column of an offset, both from 1. `\n`, `\r\n` and a lone `\r` end a line, as in Markdown. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  const last = lines.at(-1);
  return { line: lines.length, column: (last === undefined ? 0 : last.length) + 1 };
}
