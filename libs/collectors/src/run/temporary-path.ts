import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { owner } from './owner.js';

/** Holds nothing but files that are being written. No component's folder has this name: they hold no `~`. */
export const writingFolder = '.maturity/~writing';

/** Where a file is written before it is renamed to its place: on the same file system, and where leftovers are found. */
export function temporaryPath(workspaceRoot: string): string {
  const folder = join(workspaceRoot, writingFolder);
  mkdirSync(folder, { recursive: true });
  return join(folder, `${owner()}-${randomBytes(6).toString('hex')}`);
}
