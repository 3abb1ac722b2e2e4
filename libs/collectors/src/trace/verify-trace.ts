import { posix } from 'node:path';
import { compareText, type Trace } from '@tta/maturity-model';
import type { Disk } from './disk.js';
import { folderDigest } from './folder-digest.js';

/** One thing that is not what it was when the result was made. `path`: relative to the workspace, or to the environment. */
export interface Mismatch {
  readonly path: string;
  readonly kind: 'changed' | 'gone' | 'appeared' | 'listing' | 'environment';
}

export interface VerifiedAgainst {
  /** Absolute. */
  readonly workspaceRoot: string;
  /** Absolute path of the component's Python environment; undefined: it has none now. */
  readonly environmentFolder: string | undefined;
  readonly disk: Disk;
  /** What other runs for the same component made: it came while this result was made, or after. */
  readonly alsoMade: readonly string[];
}

/** Where the disk is not what a result was made from, sorted by path. None: the result is about what lies there. */
export function verifyTrace(trace: Trace, against: VerifiedAgainst): Mismatch[] {
  const { workspaceRoot, environmentFolder, disk, alsoMade } = against;
  const isMade = new Set(alsoMade);
  const absolute = (path: string): string => `${workspaceRoot}/${path}`;
  const mismatches: Mismatch[] = [];
  for (const [path, digest] of Object.entries(trace.files)) {
    if (isMade.has(path)) continue;
    const now = disk.digestOf(absolute(path));
    if (now !== digest) mismatches.push({ path, kind: now === undefined ? 'gone' : 'changed' });
  }
  for (const path of trace.absent)
    if (isMade.has(path)) continue;
    else if (disk.digestOf(absolute(path)) !== undefined || disk.list(absolute(path)) !== undefined)
      mismatches.push({ path, kind: 'appeared' });
  const imported = new Set(trace.imported);
  const made = madeByFolder([...trace.made, ...alsoMade]);
  for (const [path, { digest, names }] of Object.entries(trace.folders)) {
    const entries = disk.list(absolute(path));
    const now =
      entries === undefined
        ? undefined
        : folderDigest(
            posix.basename(path),
            entries,
            names === 'imported' ? imported : undefined,
            made(path),
          );
    if (now !== digest) mismatches.push({ path, kind: now === undefined ? 'gone' : 'listing' });
  }
  for (const [path, digest] of Object.entries(trace.environment?.files ?? {})) {
    const now = environmentFolder === undefined ? undefined : disk.digestOf(`${environmentFolder}/${path}`);
    if (now !== digest) mismatches.push({ path, kind: 'environment' });
  }
  return mismatches.sort((left, right) => compareText(left.path, right.path));
}

/** The names that a run made, by the folder they lie in. */
export function madeByFolder(made: readonly string[]): (folder: string) => ReadonlySet<string> {
  const byFolder = new Map<string, Set<string>>();
  for (const path of made) {
    const folder = posix.dirname(path);
    const names = byFolder.get(folder) ?? new Set();
    byFolder.set(folder, names.add(posix.basename(path)));
  }
  const none: ReadonlySet<string> = new Set();
  return (folder) => byFolder.get(folder) ?? none;
}
