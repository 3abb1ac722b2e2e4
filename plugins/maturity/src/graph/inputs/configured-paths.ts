import { parseJson } from '@nx/devkit';
import { collectorByName } from '@tta/maturity-collectors';
import { posix } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import type { WorkspaceFiles } from '../../workspace/look-at-workspace.js';
import { isWithin } from '../workspace-path.js';

type Files = Pick<WorkspaceFiles, 'list' | 'readText' | 'exists'>;

/** What a tool's configuration names, as far as it decides about inputs. Paths relative to the workspace. */
export interface ConfiguredPaths {
  /** Files and folders that the configuration names, sorted; those that it extends also where they do not exist. */
  readonly paths: readonly string[];
  /** Names of all settings that stand in it. */
  readonly settings: ReadonlySet<string>;
}

/**
 * Settings that name what is left out, not what is read. ruff, coverage: exclude, extend-exclude, omit, per-file-ignores;
 * pyright: exclude, ignore.
 */
const leavesOut = /exclude|ignore|omit|skip/i;

/** Settings whose file decides as soon as it is there. */
const readsAlways = new Set(['extend', 'extends', 'baseline', 'stubPath', 'typeshedPath']);

/**
 * The files and folders that the configuration of a collector's tool names in some folders, and that of the files that it
 * extends. Read with the parser of each format; every text in the tool's settings that is the path of something counts.
 * Folders that hold `root` are left out: they would be everything.
 */
export function configuredPaths(
  collector: string,
  folders: readonly string[],
  root: string,
  files: Files,
): ConfiguredPaths {
  const open = (collectorByName(collector)?.configFiles ?? []).flatMap(({ name, sections }) =>
    folders
      .filter((folder) => files.list(folder).some((entry) => !entry.isFolder && entry.name === name))
      .map((folder) => ({ path: posix.join(folder, name), sections })),
  );
  const seen = new Set(open.map(({ path }) => path));
  const paths = new Set<string>();
  const settings = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path, sections } = next;
    for (const { key, text } of textsOf(tableOf(path, files.readText(path) ?? '', sections))) {
      settings.add(key);
      if (text === undefined || leavesOut.test(key)) continue;
      const named = resolved(path, text);
      if (named === undefined || isWithin(named, root)) continue;
      const isRead = readsAlways.has(key);
      if (!isRead && !files.exists(named)) continue;
      paths.add(named);
      if ((key === 'extend' || key === 'extends') && !seen.has(named)) {
        seen.add(named);
        open.push({ path: named, sections: named.endsWith('pyproject.toml') ? sections : undefined });
      }
    }
  }
  return { paths: [...paths].sort(), settings };
}

/** Where a setting leads: before its first pattern character, relative to its file; undefined: out of the workspace. */
function resolved(file: string, text: string): string | undefined {
  const plain = text.split(/[*?[{$]/, 1)[0] as string;
  const path = plain === text ? text : posix.dirname(`${plain}x`);
  if (path === '' || posix.isAbsolute(path) || /[\0\n]/.test(path)) return undefined;
  const joined = posix.join(posix.dirname(file), path).replace(/(?<=.)\/$/, '');
  return joined === '..' || joined.startsWith('../') ? undefined : joined;
}

/** The settings of a tool in one file; none where it cannot be parsed: the tool itself says so. */
function tableOf(path: string, text: string, sections: readonly string[] | undefined): unknown {
  try {
    if (path.endsWith('.json')) return parseJson(text, { allowTrailingComma: true });
    if (!path.endsWith('.toml')) return iniTable(text, sections);
    const table: unknown = parseToml(text);
    return sections === undefined ? table : sections.map((section) => at(table, section.split('.')));
  } catch {
    return undefined;
  }
}

function at(table: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return table;
  return typeof table === 'object' && table !== null
    ? at((table as Record<string, unknown>)[key], rest)
    : undefined;
}

/** Every setting of an INI file as a list of the words of its value, further lines included. */
function iniTable(text: string, sections: readonly string[] | undefined): Record<string, string[]> {
  const table: Record<string, string[]> = {};
  let isCounted = sections === undefined;
  let key = '';
  for (const line of text.split(/\r?\n/)) {
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    if (header !== undefined)
      isCounted =
        sections === undefined || sections.some((one) => header === one || header.startsWith(`${one}:`));
    const [, name, first] = /^([A-Za-z][\w.-]*)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) key = name;
    const words = (name === undefined && /^\s/.test(line) ? line : (first ?? '')).split(/[\s,]+/);
    if (isCounted && key !== '')
      table[key] = [
        ...(Object.hasOwn(table, key) ? (table[key] ?? []) : []),
        ...words.filter((word) => word !== ''),
      ];
  }
  return table;
}

/** All texts of a table with the setting that they stand in; a setting without a text once without. */
function* textsOf(value: unknown, key = ''): Generator<{ key: string; text?: string }> {
  if (typeof value === 'string') yield { key, text: value };
  else if (Array.isArray(value)) for (const one of value) yield* textsOf(one, key);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) {
      yield { key: name };
      yield* textsOf(one, name);
    }
}
