import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder with nx.json that a folder is or lies in; undefined when there is none. */
export function workspaceRootAbove(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'nx.json'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
