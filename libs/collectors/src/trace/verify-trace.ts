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
  const { alsoMade } = against;
  const workspace = against.disk.below(against.workspaceRoot);
  const isMade = new Set(alsoMade);
  const mismatches: Mismatch[] = [];
  for (const path of Object.keys(trace.files)) {
    if (isMade.has(path)) continue;
    const now = workspace.digestOf(path);
    if (now !== trace.files[path]) mismatches.push({ path, kind: now === undefined ? 'gone' : 'changed' });
  }
  for (const path of trace.absent)
    if (!isMade.has(path) && workspace.has(path)) mismatches.push({ path, kind: 'appeared' });
  const imported = new Set(trace.imported);
  const made = madeByFolder([...trace.made, ...alsoMade]);
  for (const [path, { digest, names }] of Object.entries(trace.folders)) {
    const entries = workspace.list(path);
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
  if (trace.environment !== null) mismatches.push(...changedInEnvironment(trace.environment, against));
  return mismatches.sort((left, right) => compareText(left.path, right.path));
}

function changedInEnvironment(
  { files }: NonNullable<Trace['environment']>,
  { environmentFolder, disk }: VerifiedAgainst,
): Mismatch[] {
  const paths = Object.keys(files);
  const environment = environmentFolder === undefined ? undefined : disk.below(environmentFolder);
  return paths
    .filter((path) => environment?.digestOf(path) !== files[path])
    .map((path) => ({ path, kind: 'environment' }));
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
