import { posix } from 'node:path';
import { isPythonName, modulePath } from './python-file.js';

/**
 * Which projects once held a module, from the paths of deleted files. Who imports a module that is gone fails from then on:
 * a change that nothing else in the graph shows. `ownersOf` says whose folder a path lies in.
 */
export function deletedModules(
  paths: readonly string[],
  ownersOf: (path: string) => readonly string[],
): (name: string) => readonly string[] {
  const owners = new Map<string, Set<string>>();
  for (const path of paths) {
    let name = '';
    for (let at = modulePath(path); at !== '.' && at !== ''; at = posix.dirname(at)) {
      const part = posix.basename(at);
      if (!isPythonName(part)) break;
      name = name === '' ? part : `${part}.${name}`;
      const known = owners.get(name);
      const found = ownersOf(path);
      if (known === undefined) owners.set(name, new Set(found));
      else for (const owner of found) known.add(owner);
    }
  }
  return (name) => {
    const found = new Set<string>();
    for (let known = name; known !== ''; known = known.slice(0, Math.max(known.lastIndexOf('.'), 0))) {
      for (const owner of owners.get(known) ?? []) found.add(owner);
    }
    return [...found];
  };
}
