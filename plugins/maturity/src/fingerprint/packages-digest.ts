import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  return hash.digest('hex');
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
