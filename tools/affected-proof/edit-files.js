/** The texts of a workspace by path, and how changes edit them. */

/** A change that no tool sees. */
export const comment = (text, dice) =>
  text.trimStart().startsWith('{') ? `${text.trimEnd()} \n` : `${text}# ${dice.below(1e9)}\n`;

/** Writes a text; returns its path, which says what was done. */
export function put(files, path, text) {
  files.set(path, text);
  return path;
}

/** Changes one of the texts whose path matches, by default by a comment. */
export function edit(files, dice, matches, change = comment) {
  const path = pickPath(dice, [...files.keys()].filter(matches));
  return path === undefined ? undefined : put(files, path, change(files.get(path), dice));
}

/** One of the paths, each folder of a component being as likely as another. */
export function pickPath(dice, paths) {
  const folderOf = (path) => path.split('/').slice(0, 2).join('/');
  const folder = dice.pick([...new Set(paths.map(folderOf))]);
  return dice.pick(paths.filter((path) => folderOf(path) === folder));
}
