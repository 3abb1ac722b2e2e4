import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';

/** No component's folder has this name: they hold no `~`. */
const memoryFile = '.maturity/~environments';

/** A file that changed so lately may change again within one step of the file system's clock. */
const racyMs = 2000;

/** What was found out about some files, for as long as the file system says that they are the same. */
export interface RememberedFacts {
  get(name: string): string | undefined;
  set(name: string, files: readonly string[], fact: string): void;
  readonly save: () => Promise<void>;
}

type Memory = Record<string, { readonly files: Record<string, string>; readonly fact: string }>;

/**
 * Facts of earlier commands about the programs of environments: starting an interpreter and reading a large program take longer
 * than all else. Kept in a file that nothing depends on; one that cannot be read or written costs time, and nothing else.
 */
export function rememberedFacts(): RememberedFacts {
  const known = readMemory();
  let isDirty = false;
  return {
    get: (name) => {
      const entry = known[name];
      return entry !== undefined && isCurrent(entry.files) ? entry.fact : undefined;
    },
    set: (name, files, fact) => {
      if (files.some(isRacy)) return;
      known[name] = { files: Object.fromEntries(files.map((file) => [file, stamp(file)])), fact };
      isDirty = true;
    },
    save: async () => {
      if (isDirty) await writeMemory(known);
    },
  };
}

function isCurrent(files: Record<string, string>): boolean {
  return Object.entries(files).every(([file, then]) => stamp(file) === then);
}

function isRacy(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.ctimeMs < racyMs;
}

/** What changes when a file's content does; of a link, also when that leads elsewhere. */
function stamp(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (stat === undefined) return 'absent';
  return `${stat.size} ${stat.mtimeNs} ${stat.ctimeNs} ${stat.dev}-${stat.ino}`;
}

function readMemory(): Memory {
  try {
    return Object.assign(Object.create(null), JSON.parse(readFileSync(memoryFile, 'utf8'))) as Memory;
  } catch {
    // Not there yet, or half of another version's.
    return Object.create(null) as Memory;
  }
}

async function writeMemory(known: Memory): Promise<void> {
  const { temporaryPath } = await import('@tta/maturity-collectors');
  const current = Object.entries(known).filter(([, { files }]) => isCurrent(files));
  try {
    mkdirSync('.maturity', { recursive: true });
    const temporary = temporaryPath('.');
    writeFileSync(temporary, JSON.stringify(Object.fromEntries(current)));
    renameSync(temporary, memoryFile);
  } catch {
    // Somebody's full or locked disk: the next command looks again.
  }
}
