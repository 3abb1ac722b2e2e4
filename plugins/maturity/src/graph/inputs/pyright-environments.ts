import { posix } from 'node:path';
import type { WorkspaceFiles } from '../../workspace/look-at-workspace.js';
import { extendedConfigs, openConfigs } from './extended-configs.js';
import { textSetting } from './text-setting.js';

/** github.com/microsoft/pyright, docs/configuration.md: both relative to the file that says so. */
const venvPath = textSetting('venvPath');
const venv = textSetting('venv');

/**
 * The Python environments that pyright's configuration in some folders may name: pyright takes these before the interpreter
 * that it is given. Relative to the workspace, sorted, those that exist; rather one too many than one too few.
 */
export function pyrightEnvironments(
  folders: readonly string[],
  files: Pick<WorkspaceFiles, 'exists' | 'list' | 'readText'>,
): string[] {
  const paths = [...openConfigs('pyright', folders, files), ...extendedConfigs('pyright', folders, files)];
  const configs = [...new Set(paths)].map((path) => ({
    folder: posix.dirname(path),
    text: files.readText(path) ?? '',
  }));
  const names = configs.flatMap(({ text }) => [...text.matchAll(venv)].map(([, name]) => name as string));
  if (names.length === 0) return [];
  const places = configs.flatMap(({ folder, text }) =>
    [...text.matchAll(venvPath)].map(([, path]) =>
      posix.isAbsolute(path as string) ? (path as string) : posix.join(folder, path as string),
    ),
  );
  const all = [...places, ...configs.map(({ folder }) => folder)].flatMap((place) =>
    names.map((name) => posix.join(place, name)),
  );
  return [...new Set(all)].filter((path) => posix.isAbsolute(path) || files.exists(path)).sort();
}
