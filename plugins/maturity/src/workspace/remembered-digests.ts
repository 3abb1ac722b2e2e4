import type { DigestMemory, FileStat } from '@tta/maturity-collectors';
import { relative } from 'node:path';
import { rememberedTable, type RememberedTable } from './remembered-table.js';

/** A file that changed so lately may change again within one step of the file system's clock. */
const racyMs = 2000;

export interface RememberedDigests extends DigestMemory {
  /** Keeps what was learnt for the next command. */
  readonly save: () => void;
}

/** Digests of files of earlier commands, by what the file system says about them: a file is read again only when that differs. */
export function rememberedDigests(workspaceRoot: string): RememberedDigests {
  const table = rememberedTable(workspaceRoot, '~digests');
  let entries: Map<string, Entry> | undefined;
  const known = (): Map<string, Entry> => (entries ??= entriesOf(table));
  let isDirty = false;
  return {
    save: () => {
      if (isDirty) table.write([...known()].map(([file, { stat, digest }]) => [file, stat, digest]));
      isDirty = false;
    },
    get: (file, stat) => {
      const entry = known().get(relative(workspaceRoot, file));
      return entry?.stat === stamp(stat) ? entry.digest : undefined;
    },
    set: (file, stat, digest) => {
      if (Date.now() - Number(stat.ctimeNs / 1_000_000n) < racyMs) return;
      known().set(relative(workspaceRoot, file), { stat: stamp(stat), digest });
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

function entriesOf(table: RememberedTable): Map<string, Entry> {
  const known = new Map<string, Entry>();
  for (const [file, stat, digest] of table.read())
    if (file !== undefined && stat !== undefined && /^[0-9a-f]{32}$/.test(digest ?? ''))
      known.set(file, { stat, digest: digest as string });
  return known;
}
