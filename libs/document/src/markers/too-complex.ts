/** More than any document that people write, and far from where a parser takes seconds or ends its stack. */
const most = { lines: 6000, nested: 100, marksInABlock: 6000, marks: 40_000 };

/**
 * Why a text is not parsed as Markdown: the time for some forms grows with the square of their number, and quotes or lists in
 * each other end the stack. Undefined for all that is written by people. Takes time in proportion to the text.
 */
export function tooComplex(text: string): string | undefined {
  const lines = text.split(/\r\n?|\n/);
  if (lines.length > most.lines) return `has ${lines.length} lines; at most ${most.lines} are read`;
  let marks = 0;
  let inBlock = 0;
  for (const [index, line] of lines.entries()) {
    const containers = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/.exec(line)?.[0] ?? '';
    const nested = containers.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0;
    if (nested > most.nested)
      return `nests ${nested} quotes and lists in line ${index + 1}; at most ${most.nested} are read`;
    const ofLine = line.match(/[[\]~*_`!<>&|=:@(]/g)?.length ?? 0;
    inBlock = line.trim() === '' ? 0 : inBlock + ofLine;
    marks += ofLine;
    if (inBlock > most.marksInABlock || marks > most.marks)
      return `has too many marks up to line ${index + 1} to be read as Markdown`;
  }
  return undefined;
}
