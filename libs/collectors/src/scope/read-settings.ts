import { posix } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import type { ConfigFile } from '../contract/collector.js';
import { parseCommentedJson } from '../formats/parse-commented-json.js';

/** A configuration file that lies there, and what is known about its kind. */
export type FoundConfigFile = Pick<ConfigFile, 'sections' | 'pathsFrom'> & {
  /** Relative to the workspace. */
  readonly path: string;
};

/** One setting in a configuration file. A setting of several texts comes once for each of them. */
export interface Setting {
  readonly key: string;
  readonly text?: string;
  /** The configuration file that it stands in, relative to the workspace. */
  readonly file: string;
  /** The folder that paths are relative to. */
  readonly folder: string;
}

export interface Settings {
  /** The files, those that they extend included, existing or not; sorted. */
  readonly files: readonly string[];
  readonly settings: readonly Setting[];
}

/**
 * All settings of a tool in some configuration files and in those that these extend, directly or not. Read with the parser of
 * each format.
 *
 * @param directory where the tool runs, relative to the workspace
 */
export function readSettings(
  configFiles: readonly FoundConfigFile[],
  directory: string,
  readText: (path: string) => string | undefined,
): Settings {
  const open = [...configFiles];
  const seen = new Set(open.map(({ path }) => path));
  const settings: Setting[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path, sections, pathsFrom } = next;
    const folder = pathsFrom === 'directory' ? directory : posix.dirname(path);
    for (const { key, text } of textsOf(tableOf(path, readText(path) ?? '', sections))) {
      settings.push({ key, file: path, folder, ...(text !== undefined && { text }) });
      if (text === undefined || (key !== 'extend' && key !== 'extends')) continue;
      const extended = namedPath(folder, text);
      if (extended === undefined || seen.has(extended)) continue;
      seen.add(extended);
      // What a pyproject.toml says stands in its table also when it is extended; other files are all about the tool.
      open.push({ path: extended, ...(extended.endsWith('pyproject.toml') && sections && { sections }) });
    }
  }
  return { files: [...seen].sort(), settings };
}

/** Settings whose file decides as soon as it is there: ruff: extend; bandit: baseline, configfile; pyright: the others. */
const deciding = new Set(['extend', 'extends', 'baseline', 'configfile', 'stubPath', 'typeshedPath']);

/** Whether what the setting names is read by the tool whatever else it does. */
export function isDeciding({ key }: Setting): boolean {
  return deciding.has(key);
}

/** Where a setting leads: before its first pattern character, relative to a folder; undefined: out of the workspace. */
export function namedPath(folder: string, text: string): string | undefined {
  const plain = text.split(/[*?[{$]/, 1)[0] as string;
  const path = plain === text ? text : posix.dirname(`${plain}x`);
  if (path === '' || posix.isAbsolute(path) || /[\0\n]/.test(path)) return undefined;
  const joined = posix.join(folder, path).replace(/(?<=.)\/$/, '');
  return joined === '..' || joined.startsWith('../') ? undefined : joined;
}

/** The settings of a tool in one file; none where it cannot be parsed: the tool itself says so. */
function tableOf(path: string, text: string, sections: readonly string[] | undefined): unknown {
  try {
    if (path.endsWith('.json')) return parseCommentedJson(text);
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
  const words = (value: string) => value.split(/[\s,]+/).filter((word) => word !== '');
  return Object.fromEntries(
    Object.entries(iniValues(text, sections)).map(([key, value]) => [key, words(value)]),
  );
}

/** Every setting of an INI file with its value; further lines of it stand on lines of their own, without blanks around them. */
export function iniValues(text: string, sections: readonly string[] | undefined): Record<string, string> {
  const values = new Map<string, string>();
  let isCounted = sections === undefined;
  let key = '';
  for (const line of text.split(/\r?\n/)) {
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    if (header !== undefined)
      isCounted =
        sections === undefined || sections.some((one) => header === one || header.startsWith(`${one}:`));
    const [, name, first] = /^([A-Za-z][\w.-]*)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) key = name;
    const more = name === undefined && /^\s/.test(line) ? line.trim() : first?.trim();
    if (!isCounted || key === '' || more === undefined || (name === undefined && more === '')) continue;
    const known = values.get(key);
    values.set(key, known === undefined ? more : `${known}\n${more}`);
  }
  return Object.fromEntries(values);
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
