import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeFile } from '../../workspace/write-whole-file.js';

/** What was read from texts, by the hash of their content, kept between runs. Only what this run asked for is kept. */
export interface ContentCache {
  of<Value>(kind: string, hash: string, path: string, read: (text: string) => Value): Value;
  save(): void;
}

/** Raise it when a reader finds more or other things, so that old findings are not taken for new ones. */
const format = 3;

export function openContentCache(workspaceRoot: string, folder: string): ContentCache {
  const file = join(folder, 'maturity-imports.json');
  const known = readCache(file);
  const used = new Map<string, unknown>();
  let changed = false;
  return {
    of<Value>(kind: string, hash: string, path: string, read: (text: string) => Value): Value {
      const key = `${kind} ${hash}`;
      let value = used.get(key) ?? known.get(key);
      if (value === undefined) {
        changed = true;
        value = read(readText(join(workspaceRoot, path)));
      }
      used.set(key, value);
      return value as Value;
    },
    save() {
      if (!changed && used.size === known.size) return;
      writeWholeFile(file, JSON.stringify({ format, entries: [...used] }));
    },
  };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Deleted since Nx listed it, or unreadable: such a file refers to nothing.
    return '';
  }
}

function readCache(file: string): Map<string, unknown> {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8')) as {
      format: number;
      entries: [string, unknown][];
    };
    if (content.format === format) return new Map(content.entries);
  } catch {
    // No cache yet, or a damaged one: everything is read anew.
  }
  return new Map();
}
