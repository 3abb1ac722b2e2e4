import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Failure } from '../contract/collector.js';
import { isDiskFull } from './is-disk-full.js';
import { temporaryPath } from './temporary-path.js';

/**
 * Writes a file so that readers find the old one or the new one, never half of one: into a temporary file, then renamed.
 * When that fails the old file goes too, because it is about other content, and the failure is returned.
 */
export async function writeWhole(
  path: string,
  text: string,
  workspaceRoot: string,
): Promise<Failure | undefined> {
  let temporary: string | undefined;
  try {
    await mkdir(dirname(path), { recursive: true });
    temporary = temporaryPath(workspaceRoot);
    await writeFile(temporary, text);
    await rename(temporary, path);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (temporary !== undefined) await removeWherePossible(temporary);
    await removeWherePossible(path);
    return {
      code: isDiskFull(code) ? 'disk-full' : 'not-writable',
      detail: code,
    };
  }
}

/** In a folder that cannot be written to nothing can be removed either; the failure that led here is the one to report. */
async function removeWherePossible(path: string): Promise<void> {
  await rm(path).catch(() => undefined);
}
