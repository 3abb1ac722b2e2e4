import { hashFile } from '@tta/maturity-collectors/hash-file';
import { createHash, type Hash } from 'node:crypto';
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isLeftBehind } from './left-behind.js';

/**
 * A digest of all files in some places of a workspace, hashed by Nx or not, links followed. The same in every clone with the
 * same content.
 *
 * @param places files and folders, relative to the workspace
 */
export function digestPlaces(workspaceRoot: string, places: readonly string[]): string {
  const hash = createHash('sha256');
  for (const place of places) digest(join(workspaceRoot, place), place, hash, new Set());
  return hash.digest('hex');
}

function digest(path: string, name: string, hash: Hash, above: ReadonlySet<string>): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() === true) {
    hash.update(`file ${name}\n`);
    hash.update(hashFile(path, (stat.mode & 0o100) === 0 ? '' : 'executable\0').digest());
  } else if (stat?.isDirectory() === true) {
    const real = realpathSync(path);
    // A folder that contains itself by a link.
    if (above.has(real)) return;
    for (const entry of readdirSync(path).sort())
      if (!isLeftBehind(entry))
        digest(join(path, entry), `${name}/${entry}`, hash, new Set([...above, real]));
  } else hash.update(`absent ${name}\n`);
}
