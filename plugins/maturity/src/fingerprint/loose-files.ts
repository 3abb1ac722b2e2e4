import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Relocate } from './relocate.js';
import { leadsElsewhere, type RecordedFile } from './recorded-files.js';

/**
 * A digest of what lies in a folder for packages and stands in no RECORD: single modules, packages that were copied there,
 * metadata of old installers; beside them all files that lead to other places. In a folder that several distributions share
 * (it has no `__init__`) it looks further down.
 */
export function looseFiles(folder: string, recorded: readonly RecordedFile[], relocate: Relocate): string {
  const hash = createHash('sha256');
  const walk = (place: string, paths: readonly string[]): void => {
    const recordedIn = byName(place, paths);
    for (const entry of entriesOf(join(folder, place))) {
      const path = `${place}${entry.name}`;
      if (entry.name.endsWith('.dist-info') && place === '') continue;
      const inside = recordedIn.get(entry.name);
      if (inside === undefined || leadsElsewhere(path))
        digestTree(join(folder, path), path, { hash, relocate }, new Set());
      else if (isFolder(join(folder, path), entry) && isShared(path, inside)) walk(`${path}/`, inside);
    }
  };
  walk(
    '',
    recorded.map(({ path }) => path),
  );
  return hash.digest('hex');
}

/** The paths that begin with a folder, by the name that follows. */
function byName(place: string, paths: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const end = path.indexOf('/', place.length);
    const name = end === -1 ? path.slice(place.length) : path.slice(place.length, end);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [path]);
    else group.push(path);
  }
  return groups;
}

/** Whether a folder is no package of its own: others may have put theirs there. */
function isShared(folder: string, paths: readonly string[]): boolean {
  return !paths.some((path) => path.startsWith('/__init__.', folder.length));
}

function entriesOf(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== '__pycache__')
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function isFolder(path: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

interface Digesting {
  readonly hash: Hash;
  readonly relocate: Relocate;
}

function digestTree(path: string, name: string, digesting: Digesting, above: ReadonlySet<string>): void {
  const { hash, relocate } = digesting;
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory() === true) {
    const real = realpathSync(path);
    // A folder that contains itself by a link.
    if (above.has(real)) return;
    hash.update(`folder ${name}\n`);
    for (const entry of entriesOf(path))
      digestTree(join(path, entry.name), `${name}/${entry.name}`, digesting, new Set([...above, real]));
  } else if (stat?.isFile() === true) {
    const content = createHash('sha256').update(relocate(readFileSync(path)));
    hash.update(`file ${name}\n${content.digest('hex')}\n`);
  } else hash.update(`absent ${name}\n`);
}
