import { posix } from 'node:path';

/** What stands in a folder; undefined: it is no folder that can be read. Paths relative to the workspace. */
export type ListFolder = (folder: string) => readonly string[] | undefined;

/**
 * Paths that a path of a record stands for, sorted: itself, or with `*` (any text within one name) what matches on the
 * disk. Names that begin with a dot match only a pattern that does. A path that exists
 * with an asterisk in its name stands for itself alone.
 */
export function expandPattern(pattern: string, list: ListFolder): string[] {
  const normal = posix.normalize(pattern).replace(/(?<=.)\/$/, '');
  if (!normal.includes('*') || exists(normal, list)) return [normal];
  let paths = ['.'];
  for (const segment of normal.split('/')) {
    paths = paths.flatMap((folder) => {
      if (!segment.includes('*')) return [posix.join(folder, segment)];
      const names = list(folder)?.filter((name) => matches(name, segment));
      return names === undefined ? [] : names.map((name) => posix.join(folder, name));
    });
  }
  const last = normal.slice(normal.lastIndexOf('*'));
  // A pattern that ends in fixed names (`libs/*/src`) matches only what exists.
  const existing = last.includes('/') ? paths.filter((path) => exists(path, list)) : paths;
  return existing.sort();
}

function matches(name: string, segment: string): boolean {
  if (name.startsWith('.') && !segment.startsWith('.')) return false;
  const parts = segment.split('*');
  let position = 0;
  for (const [index, part] of parts.entries()) {
    if (index === 0) {
      if (!name.startsWith(part)) return false;
      position = part.length;
    } else if (index === parts.length - 1) {
      return name.length - part.length >= position && name.endsWith(part);
    } else {
      const found = name.indexOf(part, position);
      if (found < 0) return false;
      position = found + part.length;
    }
  }
  return position === name.length;
}

function exists(path: string, list: ListFolder): boolean {
  return list(posix.dirname(path))?.includes(posix.basename(path)) === true;
}
