/**
 * Missing lines as people and coverage.py write them, `3-7, 12`: a range runs over lines that hold no statement, and ends
 * before a statement that is covered. `statements` are all executable lines of the file.
 */
export function lineRanges(statements: readonly number[], missing: readonly number[]): string {
  const isMissing = new Set(missing);
  const ranges: { first: number; last: number }[] = [];
  let open: { first: number; last: number } | undefined;
  for (const line of [...statements].sort((left, right) => left - right)) {
    if (!isMissing.has(line)) {
      open = undefined;
    } else if (open === undefined) {
      open = { first: line, last: line };
      ranges.push(open);
    } else {
      open.last = line;
    }
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}
