import { temporaryPath } from '@tta/maturity-collectors';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a command leaves for the next ones: a file of lines below `.maturity` that nothing depends on. One that cannot be read
 * or written costs time, and nothing else.
 */
export interface RememberedTable {
  /** The cells of each line; none: nothing is remembered. */
  read(): string[][];
  write(rows: readonly (readonly string[])[]): void;
}

/** @param name of the file; it begins with `~`, as no component's folder does */
export function rememberedTable(workspaceRoot: string, name: `~${string}`): RememberedTable {
  const path = join(workspaceRoot, '.maturity', name);
  return {
    read() {
      try {
        return readFileSync(path, 'utf8')
          .split('\n')
          .map((line) => line.split('\t'));
      } catch {
        // Not there yet.
        return [];
      }
    },
    write(rows) {
      try {
        mkdirSync(join(workspaceRoot, '.maturity'), { recursive: true });
        const temporary = temporaryPath(workspaceRoot);
        writeFileSync(temporary, `${rows.map((cells) => cells.join('\t')).join('\n')}\n`);
        renameSync(temporary, path);
      } catch {
        // Somebody's full or locked disk: the next command finds everything out again.
      }
    },
  };
}
