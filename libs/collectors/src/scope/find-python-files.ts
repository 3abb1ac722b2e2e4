import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { compareText } from '@tta/maturity-model';
import { workspacePath } from '../contract/workspace-path.js';

export interface FoundFiles {
  /** Relative to the workspace, sorted, each once. */
  readonly files: readonly string[];
  /** Folders that were looked into, and those that hold no sources; sorted. */
  readonly folders: readonly string[];
  readonly skippedFolders: readonly string[];
  /** Links that lead out of the workspace. */
  readonly outside: readonly string[];
}

/**
 * Every Python file (`.py`) of files and folders, as the tools walk them: links to folders are not followed, links to
 * files are. Hidden folders, `__pycache__`, `node_modules` and virtual environments hold no sources.
 */
export function findPythonFiles(sources: readonly string[], workspaceRoot: string): FoundFiles {
  const files = new Set<string>();
  const folders = new Set<string>();
  const skippedFolders = new Set<string>();
  const outside = new Set<string>();

  const visit = (path: string): void => {
    folders.add(path);
    for (const entry of readdirSync(join(workspaceRoot, path), { withFileTypes: true })) {
      const child = posix.join(path, entry.name);
      if (entry.isDirectory()) {
        if (holdsSources(entry.name, join(workspaceRoot, child))) visit(child);
        else skippedFolders.add(child);
      } else if (entry.isSymbolicLink()) {
        // A link to an environment leads out of most workspaces; no tool follows it.
        if (isNoSourceFolder(entry.name)) continue;
        if (!staysInside(child, workspaceRoot)) outside.add(child);
        else if (isPython(entry.name) && isFile(join(workspaceRoot, child))) files.add(child);
      } else if (entry.isFile() && isPython(entry.name)) {
        files.add(child);
      }
    }
  };
  for (const source of sources) {
    if (statSync(join(workspaceRoot, source)).isDirectory()) visit(source);
    else if (isPython(source)) files.add(source);
  }
  const sorted = (paths: ReadonlySet<string>) => [...paths].sort(compareText);
  return {
    files: sorted(files),
    folders: sorted(folders),
    skippedFolders: sorted(skippedFolders),
    outside: sorted(outside),
  };
}

function holdsSources(name: string, absolute: string): boolean {
  return !isNoSourceFolder(name) && !existsSync(join(absolute, 'pyvenv.cfg'));
}

function isNoSourceFolder(name: string): boolean {
  return (name.startsWith('.') && !isPython(name)) || name === '__pycache__' || name === 'node_modules';
}

/** A link that leads nowhere leads not out of the workspace. */
function staysInside(path: string, workspaceRoot: string): boolean {
  const absolute = join(workspaceRoot, path);
  if (statSync(absolute, { throwIfNoEntry: false }) === undefined) return true;
  return workspacePath(realpathSync(absolute), workspaceRoot) !== undefined;
}

function isPython(name: string): boolean {
  return name.endsWith('.py');
}

function isFile(absolute: string): boolean {
  return statSync(absolute, { throwIfNoEntry: false })?.isFile() === true;
}
