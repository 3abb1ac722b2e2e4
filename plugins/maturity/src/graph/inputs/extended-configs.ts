import { posix } from 'node:path';
import type { WorkspaceFiles } from '../../workspace/look-at-workspace.js';

type Files = Pick<WorkspaceFiles, 'list' | 'readText'>;

/** Per tool: its configuration files with what names another one in them. */
const extending: Readonly<Record<string, { names: readonly string[]; keyword: RegExp }>> = {
  // docs.astral.sh/ruff/settings/#extend: relative to the file that says so.
  ruff: {
    names: ['.ruff.toml', 'ruff.toml', 'pyproject.toml'],
    keyword: /^[ \t]*extend\s*=\s*["']([^"'\n]+)["']/gm,
  },
  // github.com/microsoft/pyright, docs/configuration.md: "extends", relative to the file that says so.
  pyright: {
    names: ['pyrightconfig.json', 'pyproject.toml'],
    keyword: /^[ \t{,]*["']?extends["']?\s*[:=]\s*["']([^"'\n]+)["']/gm,
  },
};

/**
 * The files that the configuration in some folders extends, and those that these extend, whether they exist or not. Paths
 * relative to the workspace, sorted; files outside of it are no inputs.
 */
export function extendedConfigs(
  collector: string,
  folders: readonly string[],
  { list, readText }: Files,
): string[] {
  const rule = extending[collector];
  if (rule === undefined) return [];
  const open = folders.flatMap((folder) =>
    list(folder)
      .filter(({ name }) => rule.names.includes(name))
      .map(({ name }) => posix.join(folder, name)),
  );
  const found = new Set<string>();
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const text = readText(path) ?? '';
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
