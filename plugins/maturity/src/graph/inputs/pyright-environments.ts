import type { Settings } from '@tta/maturity-collectors';
import { posix } from 'node:path';
import type { WorkspaceFiles } from '../../workspace/look-at-workspace.js';

/**
 * The Python environments that pyright's configuration may name: pyright takes these before the interpreter that it is given
 * (its docs/configuration.md, venvPath and venv; both relative to the file that says so). Relative to the workspace where they
 * lie in it, sorted, those that exist; rather one too many than one too few.
 */
export function pyrightEnvironments(
  { files: configFiles, settings }: Settings,
  files: Pick<WorkspaceFiles, 'exists'>,
): string[] {
  const textsOf = (name: string): { folder: string; text: string }[] =>
    settings.flatMap(({ key, folder, text }) =>
      key === name && text !== undefined ? [{ folder, text }] : [],
    );
  const names = textsOf('venv').map(({ text }) => text);
  const places = textsOf('venvPath').map(({ folder, text }) =>
    posix.isAbsolute(text) ? text : posix.join(folder, text),
  );
  const all = [...places, ...configFiles.map((path) => posix.dirname(path))].flatMap((place) =>
    names.map((name) => posix.join(place, name)),
  );
  return [...new Set(all)].filter((path) => posix.isAbsolute(path) || files.exists(path)).sort();
}
