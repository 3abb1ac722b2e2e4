import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const notLookedAt = new Set(['.git', '.nx', '.maturity', 'node_modules', '.venv']);

/** The content of every file of a workspace but evidence and caches, by path. */
export function snapshot(root: string, folder = root): Record<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !notLookedAt.has(name));
  return Object.assign(
    {},
    ...entries.map((entry): Record<string, string> => {
      const path = join(folder, entry.name);
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return snapshot(root, path);
      return { [relative(root, path)]: entry.isFile() ? readFileSync(path, 'utf8') : 'no file' };
    }),
  ) as Record<string, string>;
}
