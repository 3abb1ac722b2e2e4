import { posix } from 'node:path';

/**
 * What was looked at in the places that count, by path: `{ place, path, absolute, hows, programs }`. `path` is relative to the place. A
 * file that was opened through a link counts with the path that was asked for and with its own.
 *
 * @param places absolute folders by name; of those that lie in one another the innermost counts
 */
export function seenPaths(looks, places) {
  const innermost = Object.entries(places).sort(([, left], [, right]) => right.length - left.length);
  const seen = new Map();
  for (const { path, real, how, program } of looks) {
    for (const one of new Set([path, real])) {
      const place = innermost.find(([, folder]) => isWithin(folder, one));
      if (place === undefined) continue;
      const [name, folder] = place;
      const key = `${name}:${one}`;
      const known = seen.get(key) ?? {
        place: name,
        absolute: one,
        path: one === folder ? '.' : posix.relative(folder, one),
        hows: new Set(),
        programs: new Set(),
      };
      known.hows.add(how);
      known.programs.add(program);
      seen.set(key, known);
    }
  }
  return [...seen.values()].sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** Whether a path is a folder or lies below it. */
export function isWithin(folder, path) {
  return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}
