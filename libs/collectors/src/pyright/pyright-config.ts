import { posix } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { parseCommentedJson } from '../formats/parse-commented-json.js';
import { defaultExcludes, fileSpec } from './file-spec.js';
import { rulesSwitchedOff, type RulesSwitchedOff } from './rules-switched-off.js';

/** What of pyright's configuration decides what is measured. Absolute paths with forward slashes. */
export interface PyrightConfig {
  /** The file that pyright takes; null when there is none. */
  readonly path: string | null;
  /** Whether the configuration leaves a file out: not analysed at all. */
  readonly excludes: (absolute: string) => boolean;
  /** Whether the configuration hides what is found in a file. */
  readonly ignores: (absolute: string) => boolean;
  /** The rules that the configuration switches off, for all files and for those of folders. */
  readonly switchedOff: readonly RulesSwitchedOff[];
}

/**
 * The configuration that pyright takes when it runs in `directory`, from the texts of all configuration files at and above
 * it and of those they extend: the nearest pyrightconfig.json of all folders upward, else the nearest pyproject.toml with
 * `[tool.pyright]`. Only one counts. Throws for text that cannot be parsed: pyright then ends with an exit code of its own.
 */
export function pyrightConfig(directory: string, texts: Readonly<Record<string, string>>): PyrightConfig {
  const path = findPyrightConfig(directory, texts);
  const excludes = [
    ...defaultExcludes.map((pattern) => fileSpec(path === null ? directory : posix.dirname(path), pattern)),
  ];
  const ignores: ((absolute: string) => boolean)[] = [];
  const chain = path === null ? [] : extendedConfigs(path, texts);
  if (path !== null) {
    excludes.push(...patternsOf(chain, 'exclude'));
    ignores.push(...patternsOf(chain, 'ignore'));
  }
  return {
    path,
    excludes: (absolute) => excludes.some((matches) => matches(absolute)),
    ignores: (absolute) => ignores.some((matches) => matches(absolute)),
    switchedOff: rulesSwitchedOff(chain),
  };
}

export type Settings = Readonly<Record<string, unknown>>;

function findPyrightConfig(directory: string, texts: Readonly<Record<string, string>>): string | null {
  const upward = foldersUpward(directory);
  const json = upward.map((folder) => posix.join(folder, 'pyrightconfig.json')).find((path) => path in texts);
  if (json !== undefined) return json;
  const tomls = upward.map((folder) => posix.join(folder, 'pyproject.toml'));
  return tomls.find((path) => path in texts && settingsOf(path, texts) !== undefined) ?? null;
}

/** A configuration and what it extends, nearest first. */
function extendedConfigs(
  path: string,
  texts: Readonly<Record<string, string>>,
): { folder: string; settings: Settings }[] {
  const chain: { folder: string; settings: Settings }[] = [];
  const seen = new Set<string>();
  for (let next: string | undefined = path; next !== undefined && !seen.has(next);) {
    seen.add(next);
    const settings = settingsOf(next, texts);
    if (settings === undefined) break;
    const folder: string = posix.dirname(next);
    chain.push({ folder, settings });
    const base: unknown = settings.extends;
    next = typeof base === 'string' ? posix.resolve(folder, base) : undefined;
  }
  return chain;
}

/** The nearest list of patterns counts, and is relative to the file that has it. */
function patternsOf(
  chain: readonly { folder: string; settings: Settings }[],
  key: 'exclude' | 'ignore',
): ((absolute: string) => boolean)[] {
  const nearest = chain.find(({ settings }) => Array.isArray(settings[key]));
  if (nearest === undefined) return [];
  return (nearest.settings[key] as unknown[])
    .filter((pattern): pattern is string => typeof pattern === 'string')
    .filter((pattern) => key === 'ignore' || !posix.isAbsolute(pattern))
    .map((pattern) => fileSpec(nearest.folder, pattern));
}

function settingsOf(path: string, texts: Readonly<Record<string, string>>): Settings | undefined {
  const text = texts[path];
  if (text === undefined) return undefined;
  if (path.endsWith('.json')) return table(parseCommentedJson(text));
  return table(table(parseToml(text).tool)?.pyright);
}

function table(value: unknown): Settings | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Settings)
    : undefined;
}

function foldersUpward(folder: string): string[] {
  const above = posix.dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersUpward(above)];
}
