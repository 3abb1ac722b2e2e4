/**
 * The candidate that somebody who wrote `name` most likely meant: the one with the smallest edit distance, when that is
 * at most a third of the name's length (and at least 2 edits are always forgiven); undefined when none is near.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  let best: { candidate: string; distance: number } | undefined;
  const limit = Math.max(2, Math.floor(name.length / 3));
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance <= limit && (best === undefined || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate;
}

/** Insertions, deletions and replacements of single letters that make one text the other. */
function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let diagonal = row - 1;
    previous.slice(1).forEach((above, index) => {
      const replaced = diagonal + (left[row - 1] === right[index] ? 0 : 1);
      current.push(Math.min(replaced, above + 1, (current.at(-1) ?? row) + 1));
      diagonal = above;
    });
    previous = current;
  }
  return previous.at(-1) ?? left.length;
}
