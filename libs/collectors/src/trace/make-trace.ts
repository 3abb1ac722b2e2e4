import { posix } from 'node:path';
import { compareText, traceFormat, type Trace } from '@tta/maturity-model';
import type { LookedAt } from '../contract/looked-at.js';
import type { Disk } from './disk.js';
import { folderDigest } from './folder-digest.js';
import { madeByFolder } from './verify-trace.js';

export interface TraceSubject {
  readonly component: string;
  readonly collector: string;
  /** Absolute. */
  readonly workspaceRoot: string;
  /** Absolute path of the component's Python environment; undefined: none takes part. */
  readonly environmentFolder: string | undefined;
}

/**
 * The trace of a result: what was looked at, with the digests of what lies there now. A file that is not there now counts as
 * looked for in vain. Sorted, so that equal content gives equal bytes.
 *
 * @param made what of it the run itself made
 */
export function makeTrace(
  subject: TraceSubject,
  looked: LookedAt,
  made: ReadonlySet<string>,
  disk: Disk,
): Trace {
  const { workspaceRoot, environmentFolder } = subject;
  const files: Record<string, string> = {};
  const absent = new Set<string>();
  for (const path of [...looked.files, ...looked.absent]) {
    if (made.has(path)) continue;
    const digest = disk.digestOf(`${workspaceRoot}/${path}`);
    if (digest !== undefined) files[path] = digest;
    else if (disk.list(`${workspaceRoot}/${path}`) === undefined) absent.add(path);
  }
  const imported = new Set(looked.imported);
  const sortedMade = [...made].sort(compareText);
  const madeIn = madeByFolder(sortedMade);
  const folders: Record<string, { digest: string; names: 'all' | 'imported' }> = {};
  for (const [path, names] of Object.entries(looked.folders)) {
    const entries = disk.list(`${workspaceRoot}/${path}`);
    if (entries === undefined || made.has(path)) continue;
    const digest = folderDigest(
      posix.basename(path),
      entries,
      names === 'imported' ? imported : undefined,
      madeIn(path),
    );
    folders[path] = { digest, names };
  }
  return {
    format: traceFormat,
    component: subject.component,
    collector: subject.collector,
    files,
    absent: [...absent].sort(compareText),
    folders,
    imported: Object.values(folders).some(({ names }) => names === 'imported')
      ? [...imported].sort(compareText)
      : [],
    made: sortedMade,
    environment: environmentFolder === undefined ? null : environmentFiles(looked, environmentFolder, disk),
  };
}

function environmentFiles(
  { environment }: LookedAt,
  folder: string,
  disk: Disk,
): NonNullable<Trace['environment']> {
  const files: Record<string, string> = {};
  for (const path of environment) {
    const digest = disk.digestOf(`${folder}/${path}`);
    if (digest !== undefined) files[path] = digest;
  }
  return { files };
}
