import { temporaryPath } from '@tta/maturity-collectors';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { z } from 'zod';
import { keptReportFiles } from './kept-report-files.js';
import { readExisting } from './read-existing.js';
import { writeWholeFile } from './write-whole-file.js';

const originSchema = z.object({
  format: z.literal('maturity-report/1'),
  /** Digest of the MATURITY.md that was there; null when there was none. */
  from: z.string().nullable(),
  /** Digest of the one that was made. */
  to: z.string(),
});

/** Keeps what a task has made of a MATURITY.md, for the cache. */
export function keepReport(
  component: string,
  before: Uint8Array | undefined,
  made: Uint8Array,
  workspaceRoot: string,
): void {
  const { document, origin } = keptReportFiles(component);
  const from = before === undefined ? null : digestOf(before);
  const text = JSON.stringify({ format: 'maturity-report/1', from, to: digestOf(made) });
  writeWholeFile(join(workspaceRoot, document), made, temporaryPath(workspaceRoot));
  writeWholeFile(join(workspaceRoot, origin), `${text}\n`, temporaryPath(workspaceRoot));
}

/**
 * Puts the kept MATURITY.md in place when the present one is that of which it was made. Any other is left alone: somebody
 * has written in it since, or what Nx has restored is not whole; the next run sees to it.
 */
export function placeKeptReport(component: string, root: string, workspaceRoot: string): void {
  const files = keptReportFiles(component);
  const kept = readExisting(join(workspaceRoot, files.document));
  const origin = originOf(join(workspaceRoot, files.origin));
  const path = join(workspaceRoot, posix.join(root, 'MATURITY.md'));
  const present = readExisting(path);
  if (origin === undefined || !kept.ok || kept.bytes === undefined || !present.ok) return;
  if (digestOf(kept.bytes) !== origin.to || present.bytes?.equals(kept.bytes) === true) return;
  const from = present.bytes === undefined ? null : digestOf(present.bytes);
  if (from === origin.from) writeWholeFile(path, kept.bytes, temporaryPath(workspaceRoot));
}

function originOf(path: string): z.infer<typeof originSchema> | undefined {
  try {
    return originSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    // Not there, or half of it: then nothing is known about the kept report.
    return undefined;
  }
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
