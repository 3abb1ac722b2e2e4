import { posix } from 'node:path';

/**
 * Whether a folder may be put on `sys.path` by a file that changes it: the folder or the one above has a name that stands in
 * a string of such a file, or is one that people put there by habit (`PYTHONPATH=src`).
 */
export function mayBeRoot(words: ReadonlySet<string>): (folder: string) => boolean {
  return (folder) => {
    const name = posix.basename(folder);
    return usualRoots.has(name) || words.has(name) || words.has(posix.basename(posix.dirname(folder)));
  };
}

const usualRoots = new Set(['src', 'lib', 'python', 'tests', 'test']);
