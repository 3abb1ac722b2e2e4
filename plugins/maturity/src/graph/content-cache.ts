import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeFile } from '../workspace/write-whole-file.js';

/** What was read from texts, by the hash of their content, kept between runs. Only what this run asked for is kept. */
export interface ContentCache {
  /** `read` is asked where the content is new; `undefined` is not kept. */
  of<Value>(kind: string, hash: string, read: () => Value): Value;
  save(): void;
}

/**
 * Opens one of the plugin's caches.
 *
 * @param folder Nx's folder for what it knows about the workspace
 * @param revision of the plugin: what another one has read does not count
 */
export function openContentCache(folder: string, name: string, revision: string): ContentCache {
  const file = join(folder, `maturity-${name}.json`);
  const known = readCache(file, revision);
  const used = new Map<string, unknown>();
  let changed = false;
  return {
    of<Value>(kind: string, hash: string, read: () => Value): Value {
      const key = `${kind} ${hash}`;
      let value = used.get(key) ?? known.get(key);
      if (value === undefined) {
        value = read();
        if (value === undefined) return value as Value;
        changed = true;
      }
      used.set(key, value);
      return value as Value;
    },
    save() {
      if (!changed && used.size === known.size) return;
      try {
        writeWholeFile(file, JSON.stringify({ revision, entries: [...used] }));
      } catch {
        // Whoever cannot keep it reads everything anew next time.
      }
    },
  };
}

function readCache(file: string, revision: string): Map<string, unknown> {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8')) as {
      revision: string;
      entries: [string, unknown][];
    };
    if (content.revision === revision) return new Map(content.entries);
  } catch {
    // No cache yet, or a damaged one: everything is read anew.
  }
  return new Map();
}
