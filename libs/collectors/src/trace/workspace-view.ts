import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import type { WorkspaceView } from '../contract/collector.js';
import { workspacePath } from '../contract/workspace-path.js';
import type { Disk } from './disk.js';

/** The files of the workspace as they are on the disk. */
export function workspaceView(workspaceRoot: string, disk: Disk): WorkspaceView {
  const absolute = (path: string): string => posix.join(workspaceRoot, path);
  // Of a path below a file `stat` throws, whatever it is told.
  const isFile = (path: string): boolean => existsSync(absolute(path)) && statSync(absolute(path)).isFile();
  return {
    isFile,
    list: (path) => disk.list(absolute(path)),
    realPath: (path) =>
      existsSync(absolute(path)) ? workspacePath(realpathSync(absolute(path)), workspaceRoot) : undefined,
    readText: (path) => (isFile(path) ? readFileSync(absolute(path), 'utf8') : undefined),
  };
}
