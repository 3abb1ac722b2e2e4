import { posix } from 'node:path';

/**
 * Whether Nx does not hash a path: it, or a folder that it lies in, is ignored.
 *
 * @param ignored files, and folders with a slash, sorted, as `listIgnoredFiles` gives them
 */
export function isIgnoredBy(ignored: readonly string[], path: string): boolean {
  const has = (one: string): boolean => ignored[firstAtOrAfter(ignored, one)] === one;
  if (has(path)) return true;
  for (let folder = path; folder !== '.'; folder = posix.dirname(folder)) if (has(`${folder}/`)) return true;
  return false;
}

/** The ignored files and folders that are a place or lie in it. */
export function ignoredWithin(ignored: readonly string[], place: string): readonly string[] {
  if (place === '.') return ignored;
  const found = ignored[firstAtOrAfter(ignored, place)] === place ? [place] : [];
  const prefix = `${place}/`;
  for (let index = firstAtOrAfter(ignored, prefix); ignored[index]?.startsWith(prefix) === true; index += 1)
    found.push(ignored[index] as string);
  return found;
}

/** There may be thousands, and each place of each component asks. */
function firstAtOrAfter(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as string) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
