import { posix } from 'node:path';
import type { MeasuredScope, WorkspaceView } from '../contract/collector.js';
import type { LookedAt } from '../contract/looked-at.js';
import { packageMarks } from '../scope/package-marks.js';
import { excludedTexts, isPlain } from './is-plain.js';

/**
 * Where the packages of the sources begin; and whether there are folders, where bandit runs, of the names that it leaves out: with one of these it takes another pattern (its
 * core/manager.py, `_get_files_from_dir`). That decides only about components that lie in odd places.
 */
export function lookedAtByBandit(scope: MeasuredScope, view: WorkspaceView): Partial<LookedAt> {
  const marks = packageMarks(scope, view);
  if (isPlain(scope)) return { absent: marks };
  const names = excludedTexts.map((name) => (name === '.egg' ? '*.egg' : name));
  const asked = names.map((name) => posix.join(scope.directory, name));
  const there = asked.filter((path) => view.list(path) !== undefined);
  return {
    absent: [...marks, ...asked.filter((path) => !there.includes(path) && !view.isFile(path))],
    // Only that they are there: nothing in them is looked at.
    folders: Object.fromEntries(there.map((path) => [path, 'imported' as const])),
  };
}
