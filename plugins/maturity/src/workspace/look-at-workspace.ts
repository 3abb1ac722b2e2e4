import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { listIgnoredFiles } from '../graph/list-ignored-files.js';
import { isAbsolute, join, relative, sep } from 'node:path';

/** What inference asks about the workspace's files. Paths are relative to the workspace. */
export interface WorkspaceFiles {
  /** Absolute. */
  readonly workspaceRoot: string;
  /** Names in a folder; none when it is absent. */
  readonly list: (folder: string) => readonly FolderEntry[];
  readonly isFolder: (path: string) => boolean;
  readonly exists: (path: string) => boolean;
  /** Where a link leads in the end, relative to the workspace; undefined: out of it, or nowhere. */
  readonly linkTarget: (path: string) => string | undefined;
  /** Undefined when the file is absent or cannot be read. */
  readonly readText: (path: string) => string | undefined;
  /** Undefined when the file is absent or no JSON. */
  readonly readJson: (path: string) => unknown;
  /** What Nx does not hash, see {@link listIgnoredFiles}. */
  readonly ignored: () => readonly string[];
}

export interface FolderEntry {
  readonly name: string;
  /** Links are none, whatever they lead to. */
  readonly isFolder: boolean;
  readonly isLink: boolean;
}

/** Looks at the files of a workspace, at each folder and JSON file once. Made anew for every inference or task. */
export function lookAtWorkspace(workspaceRoot: string): WorkspaceFiles {
  const folders = new Map<string, readonly FolderEntry[]>();
  const jsons = new Map<string, unknown>();
  const texts = new Map<string, string | undefined>();
  let ignored: readonly string[] | undefined;
  return {
    workspaceRoot,
    list: (folder) => remember(folders, folder, () => listFolder(join(workspaceRoot, folder))),
    isFolder: (path) =>
      statSync(join(workspaceRoot, path), { throwIfNoEntry: false })?.isDirectory() ?? false,
    exists: (path) => existsSync(join(workspaceRoot, path)),
    linkTarget: (path) => linkTarget(join(workspaceRoot, path), workspaceRoot),
    readText: (path) => remember(texts, path, () => readText(join(workspaceRoot, path))),
    ignored: () => (ignored ??= listIgnoredFiles(workspaceRoot)),
    readJson: (path) => remember(jsons, path, () => readJson(join(workspaceRoot, path))),
  };
}

function linkTarget(path: string, workspaceRoot: string): string | undefined {
  try {
    const target = relative(realpathSync(workspaceRoot), realpathSync(path)).split(sep).join('/');
    return target === '..' || target.startsWith('../') || isAbsolute(target) ? undefined : target || '.';
  } catch {
    // A link that leads nowhere: the tool that follows it says so.
    return undefined;
  }
}

function listFolder(path: string): FolderEntry[] {
  try {
    return readdirSync(path, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      isFolder: entry.isDirectory(),
      isLink: entry.isSymbolicLink(),
    }));
  } catch {
    // An absent or unreadable folder has no usual place for sources; the caller reports what it then misses.
    return [];
  }
}

function readText(path: string): string | undefined {
  try {
    // Asked first, for most files are absent, and an error takes much longer to make than an answer.
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  } catch {
    // Absent or unreadable; the tool that needs it says so.
    return undefined;
  }
}

function readJson(path: string): unknown {
  const text = readText(path);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Nx itself reports a broken project.json or package.json.
    return undefined;
  }
}

function remember<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
  if (!known.has(key)) known.set(key, find());
  return known.get(key) as Value;
}
