import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The examples of this repository, where they lie in it. */
export function examples(repository) {
  const folder = join(repository, 'examples');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && !/(?:^|\/)(?:__pycache__|\.\w+_cache)(?:\/|$)/.test(entry.parentPath),
    )
    .map((entry) => relative(repository, join(entry.parentPath, entry.name)))
    .map((path) => [path, readFileSync(join(repository, path), 'utf8')]);
  return { id: 'examples', files: Object.fromEntries(files) };
}
