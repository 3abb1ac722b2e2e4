import { posix } from 'node:path';
import type { MeasuredScope, WorkspaceView } from '../contract/collector.js';

/**
 * The files by which ruff and bandit tell where the package of a source begins: `__init__.py` in its folder and in each above, up
 * to the first folder that has none.
 */
export function packageMarks({ folders, files }: MeasuredScope, view: WorkspaceView): string[] {
  const places = new Set([...folders, ...files.map((file) => posix.dirname(file))]);
  return [...new Set([...places].flatMap((folder) => marksFrom(folder, view)))];
}

function marksFrom(folder: string, view: WorkspaceView): string[] {
  const mark = posix.join(folder, '__init__.py');
  return view.isFile(mark) && folder !== '.' ? [mark, ...marksFrom(posix.dirname(folder), view)] : [mark];
}
