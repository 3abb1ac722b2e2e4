import type { DigestMemory, FileStat } from '@tta/maturity-collectors';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { temporaryPath } from '@tta/maturity-collectors';

/** No component's folder has this name: they hold no `~`. */
const memoryFile = '.maturity/~digests';

/** A file that changed so lately may change again within one step of the file system's clock. */
const racyMs = 2000;

export interface RememberedDigests extends DigestMemory {
  /** Keeps what was learnt for the next command. */
  readonly save: () => void;
}

/**
 * Digests of files of earlier commands, by what the file system says about them: a file is read again only when that differs.
 * Kept in a file that nothing depends on; one that cannot be read or written costs time, and nothing else.
 */
export function rememberedDigests(workspaceRoot: string): RememberedDigests {
  const path = join(workspaceRoot, memoryFile);
  const known = readMemory(path);
  let isDirty = false;
  return {
    save: () => {
      if (isDirty) writeMemory(path, known, workspaceRoot);
      isDirty = false;
    },
    get: (file, stat) => {
      const entry = known.get(relative(workspaceRoot, file));
      return entry?.stat === stamp(stat) ? entry.digest : undefined;
    },
    set: (file, stat, digest) => {
      if (Date.now() - Number(stat.ctimeNs / 1_000_000n) < racyMs) return;
      known.set(relative(workspaceRoot, file), { stat: stamp(stat), digest });
      isDirty = true;
    },
  };
}

interface Entry {
  readonly stat: string;
  readonly digest: string;
}

function stamp({ size, mtimeNs, ctimeNs, ino }: FileStat): string {
  return `${size} ${mtimeNs} ${ctimeNs} ${ino}`;
}

function readMemory(path: string): Map<string, Entry> {
  const known = new Map<string, Entry>();
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // Not there yet.
    return known;
  }
  for (const line of text.split('\n')) {
    const [file, stat, digest] = line.split('\t');
    if (file !== undefined && stat !== undefined && /^[0-9a-f]{32}$/.test(digest ?? ''))
      known.set(file, { stat, digest: digest as string });
  }
  return known;
}

function writeMemory(path: string, known: ReadonlyMap<string, Entry>, workspaceRoot: string): void {
  const lines = [...known].map(([file, { stat, digest }]) => `${file}\t${stat}\t${digest}`);
  try {
    mkdirSync(join(workspaceRoot, '.maturity'), { recursive: true });
    const temporary = temporaryPath(workspaceRoot);
    writeFileSync(temporary, `${lines.join('\n')}\n`);
    renameSync(temporary, path);
  } catch {
    // Somebody's full or locked disk: the next command reads the files again.
  }
}
