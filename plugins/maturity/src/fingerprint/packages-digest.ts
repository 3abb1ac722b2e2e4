import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { looseFiles } from './loose-files.js';
import { portableLines, recordedFiles, type RecordedFile } from './recorded-files.js';
import type { Relocate } from './relocate.js';

/** A digest of what is installed in a folder for packages: the distributions by their records, and what no record names. */
export function packagesDigest(folder: string, relocate: Relocate): string {
  const hash = createHash('sha256');
  const all: RecordedFile[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.dist-info')) continue;
    const distInfo = join(folder, name);
    const recorded = recordedFiles(distInfo) ?? [];
    all.push(...recorded);
    hash.update(`${name}\n${portableLines(recorded).join('\n')}\n${origin(distInfo, relocate)}\n`);
  }
  hash.update(looseFiles(folder, all, relocate));
  for (const place of addedFolders(folder)) hash.update(entryPointsIn(place, relocate));
  return hash.digest('hex');
}

/** The folders that `.pth` files put on the search path: those of editable installations. */
function addedFolders(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pth'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/\r?\n/))
    .filter((line) => line !== '' && !/^(?:#|import[ \t])/.test(line))
    .map((line) => resolve(folder, line.trimEnd()))
    .filter((place) => statSync(place, { throwIfNoEntry: false })?.isDirectory() === true);
}

/** The plug-ins that distributions in a folder offer: bandit and pytest load those of all that they find. */
function entryPointsIn(place: string, relocate: Relocate): string {
  return readdirSync(place)
    .filter((name) => /\.(?:egg|dist)-info$/.test(name))
    .sort()
    .map((name) => {
      const path = join(place, name, 'entry_points.txt');
      const offered = existsSync(path) ? relocate(readFileSync(path)).toString('latin1') : '';
      return `${name}\n${offered}\n`;
    })
    .join('');
}

/** Where a distribution came from that is no release: a folder of this clone, a commit. */
function origin(distInfo: string, relocate: Relocate): string {
  const path = join(distInfo, 'direct_url.json');
  return existsSync(path) ? relocate(percentDecoded(readFileSync(path))).toString('latin1') : '';
}

/** Any text with its `%XX` as the bytes that they stand for: installers differ in which characters of a path they write so. */
function percentDecoded(content: Buffer): Buffer {
  const text = content.toString('latin1');
  const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, byte: string) =>
    String.fromCharCode(Number.parseInt(byte, 16)),
  );
  return Buffer.from(decoded, 'latin1');
}
