import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { isLeftBehind } from '../unhashed/left-behind.js';

/**
 * The names of all modules and packages that lie directly in the folders that patterns stand for (`*` within a name), sorted,
 * each once. A pattern of another kind stands for the folder before it.
 */
export function listModules(workspaceRoot: string, patterns: readonly string[]): string[] {
  const list = (folder: string) => namesIn(join(workspaceRoot, folder));
  const found = new Set<string>();
  for (const pattern of patterns) {
    let folders = ['.'];
    for (const segment of pattern.split('/')) {
      if (segment === '**' || /[?[{]/.test(segment)) break;
      folders = folders.flatMap((folder) =>
        list(folder)
          .filter(({ name, isFolder }) => isFolder && matches(name, segment))
          .map(({ name }) => posix.join(folder, name)),
      );
    }
    for (const folder of folders)
      for (const { name, isFolder } of list(folder))
        if (isFolder || /\.pyi?$/.test(name)) found.add(posix.join(folder, name));
  }
  return [...found].sort();
}

function namesIn(folder: string): { name: string; isFolder: boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') && !isLeftBehind(name))
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() || entry.isSymbolicLink() }));
  } catch {
    // None, or no folder: then it holds no module.
    return [];
  }
}

function matches(name: string, segment: string): boolean {
  const parts = segment.split('*').map((part) => part.replace(/[.+^$()|\]\\{}]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}
