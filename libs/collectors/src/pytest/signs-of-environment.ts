import { posix } from 'node:path';
import type { MeasuredScope, WorkspaceView } from '../contract/collector.js';
import type { LookedAt } from '../contract/looked-at.js';
import { foldersUpward } from '../scope/working-directory.js';
import type { TestKind } from './test-kind.js';

const signs = ['pyvenv.cfg', 'conda-meta/history'];

/**
 * Where pytest and coverage look whether a folder is a Python environment, which no audit sees: pytest collects no tests there
 * (`_in_venv` of its main.py), and to coverage all that lies below is of third parties (`_analyze_directory` of its inorout.py). In
 * the folders of sources and tests, and in all above them.
 */
export function signsOfEnvironment(
  kind: TestKind,
  { directory, sources, tests }: MeasuredScope,
  view: WorkspaceView,
): Partial<LookedAt> {
  const folders = [directory, ...sources, ...tests[kind]].map((path) =>
    view.list(path) === undefined ? posix.dirname(path) : path,
  );
  const all = new Set(folders.flatMap(foldersUpward));
  const places = [...all].flatMap((folder) => signs.map((sign) => posix.join(folder, sign)));
  // One that is there is of this machine; with it the whole environment goes, and that has a fingerprint.
  return { absent: places.filter((path) => !view.isFile(path)) };
}
