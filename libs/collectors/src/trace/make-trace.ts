import { posix } from 'node:path';
import { compareText, traceFormat, type Trace } from '@tta/maturity-model';
import type { LookedAt } from '../contract/looked-at.js';
import type { Disk } from './disk.js';
import { folderDigest, isLeftBehind, moduleName } from './folder-digest.js';
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
  const madeIn = madeByFolder([...made]);
  const modules = new Set<string>();
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
    if (names === 'imported') for (const { name } of entries) modules.add(moduleName(name));
  }
  return {
    format: traceFormat,
    component: subject.component,
    collector: subject.collector,
    files,
    absent: [...absent].sort(compareText),
    folders,
    imported: Object.values(folders).some(({ names }) => names === 'imported')
      ? [...imported].filter((name) => !isOfOneRun(name, modules)).sort(compareText)
      : [],
    made: [...made]
      .filter(
        (path) => !isLeftBehind(path) && !isTemporary(path, (one) => disk.has(`${workspaceRoot}/${one}`)),
      )
      .sort(compareText),
    environment: environmentFolder === undefined ? null : environmentFiles(looked, environmentFolder, disk),
  };
}

/** Whether a file that the run made is gone, and has a name that the next run does not give again. */
function isTemporary(path: string, isThere: (path: string) => boolean): boolean {
  return chanceName.test(path) && !isThere(path);
}

/** Names of Python's `tempfile`, addresses and digests. */
const chanceName = /tmp[a-z0-9_]{8}|[0-9a-f]{8}/;

/**
 * Whether a module is named by an address or by chance, as template engines name theirs, and there is none of that name:
 * the next run has another.
 */
function isOfOneRun(name: string, modules: ReadonlySet<string>): boolean {
  return chanceName.test(name) && !modules.has(name.slice(name.lastIndexOf('.') + 1));
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
