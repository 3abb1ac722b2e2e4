import { temporaryPath } from '@tta/maturity-collectors';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { z } from 'zod';
import { keptReportFiles } from './kept-report-files.js';
import { logOverwritten, type OverwrittenRegion } from './log-overwritten.js';
import { readExisting } from './read-existing.js';
import { writeWholeFile } from './write-whole-file.js';

const originSchema = z.object({
  format: z.literal('maturity-report/2'),
  /** Digest of the MATURITY.md that was there; null when there was none. */
  from: z.string().nullable(),
  /** Digest of the one that was made. */
  to: z.string(),
  /** Digest of the record and the evidence that it was made from. */
  of: z.string(),
  /** What a person had written into generated regions of the one that was there. */
  overwritten: z.array(z.object({ region: z.string(), was: z.string() })),
});

/** A component as far as its report is about it. */
export interface ReportSubject {
  readonly component: string;
  /** Folder of its record and MATURITY.md, relative to the workspace. */
  readonly root: string;
  readonly evidence: readonly { readonly evidencePath: string }[];
}

/** Keeps what a task has made of a MATURITY.md, for the cache. */
export function keepReport(
  subject: ReportSubject,
  before: Uint8Array | undefined,
  made: Uint8Array,
  overwritten: readonly OverwrittenRegion[],
  workspaceRoot: string,
): void {
  const { document, origin } = keptReportFiles(subject.component);
  const from = before === undefined ? null : digestOf(before);
  const text = JSON.stringify({
    format: 'maturity-report/2',
    from,
    to: digestOf(made),
    of: digestOfOrigin(subject, workspaceRoot),
    overwritten: overwritten.map(({ region, was }) => ({ region, was })),
  });
  writeWholeFile(join(workspaceRoot, document), made, temporaryPath(workspaceRoot));
  writeWholeFile(join(workspaceRoot, origin), `${text}\n`, temporaryPath(workspaceRoot));
}

/**
 * Puts the kept MATURITY.md in place when the present one is that of which it was made. Any other is left alone: somebody
 * has written in it since, or what Nx has restored is not whole; the next run sees to it. What a person wrote into generated
 * regions is kept beside, as by the run whose report this is.
 *
 * @returns false: what lies there was made from another record or other evidence. Nx restores nothing when the files of its
 *   cache entry are gone, and says that it did
 */
export function placeKeptReport(subject: ReportSubject, workspaceRoot: string): boolean {
  const { component, root } = subject;
  const files = keptReportFiles(component);
  const kept = readExisting(join(workspaceRoot, files.document));
  const origin = originOf(join(workspaceRoot, files.origin));
  const path = join(workspaceRoot, posix.join(root, 'MATURITY.md'));
  const present = readExisting(path);
  if (origin?.of !== digestOfOrigin(subject, workspaceRoot)) return false;
  if (!kept.ok || kept.bytes === undefined || !present.ok) return true;
  if (digestOf(kept.bytes) !== origin.to || present.bytes?.equals(kept.bytes) === true) return true;
  const from = present.bytes === undefined ? null : digestOf(present.bytes);
  if (from !== origin.from) return true;
  // As the task did that was not run: its output, which Nx prints again, names these files.
  for (const region of origin.overwritten) logOverwritten(component, region, workspaceRoot);
  writeWholeFile(path, kept.bytes, temporaryPath(workspaceRoot));
  return true;
}

/** Names and bytes of the record and the evidence. */
function digestOfOrigin({ root, evidence }: ReportSubject, workspaceRoot: string): string {
  const hash = createHash('sha256');
  const files = [posix.join(root, 'maturity.yaml'), ...evidence.map(({ evidencePath }) => evidencePath)];
  for (const file of files.sort()) {
    const read = readExisting(join(workspaceRoot, file));
    const bytes = read.ok ? read.bytes : undefined;
    hash.update(`${file} ${bytes === undefined ? 'absent' : digestOf(bytes)}\n`);
  }
  return `sha256:${hash.digest('hex')}`;
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
