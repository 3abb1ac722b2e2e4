import { posix } from 'node:path';
import type { WorkspaceFiles } from '../../workspace/look-at-workspace.js';
import { textSetting } from './text-setting.js';

type Files = Pick<WorkspaceFiles, 'list' | 'readText'>;

/** Per tool: its configuration files with what names another one in them. */
const extending: Readonly<Record<string, { names: readonly string[]; keyword: RegExp }>> = {
  // docs.astral.sh/ruff/settings/#extend: relative to the file that says so.
  ruff: {
    names: ['.ruff.toml', 'ruff.toml', 'pyproject.toml'],
    keyword: textSetting('extend'),
  },
  // github.com/microsoft/pyright, docs/configuration.md: "extends", relative to the file that says so.
  pyright: {
    names: ['pyrightconfig.json', 'pyproject.toml'],
    keyword: textSetting('extends'),
  },
};

/**
 * The files that the configuration in some folders extends, and those that these extend, whether they exist or not. Paths
 * relative to the workspace, sorted; files outside of it are no inputs.
 */
export function extendedConfigs(collector: string, folders: readonly string[], files: Files): string[] {
  const rule = extending[collector];
  if (rule === undefined) return [];
  const open = openConfigs(collector, folders, files);
  const found = new Set<string>();
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const text = files.readText(path) ?? '';
    for (const [, target] of text.matchAll(rule.keyword)) {
      if (target === undefined || posix.isAbsolute(target)) continue;
      const extended = posix.join(posix.dirname(path), target);
      if (extended.startsWith('../') || found.has(extended)) continue;
      found.add(extended);
      open.push(extended);
    }
  }
  return [...found].sort();
}

/** The configuration files of a collector's tool that lie in some folders. */
export function openConfigs(
  collector: string,
  folders: readonly string[],
  { list }: Pick<Files, 'list'>,
): string[] {
  const names = extending[collector]?.names ?? [];
  return folders.flatMap((folder) =>
    list(folder)
      .filter(({ name }) => names.includes(name))
      .map(({ name }) => posix.join(folder, name)),
  );
}
