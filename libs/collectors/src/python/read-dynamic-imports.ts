import { readName, skipSpace } from './python-name.js';
import { readCallArguments, type CallArgument } from './read-call-arguments.js';
import { readString } from './read-string.js';

/** A module that code names in a string for Python or pytest to import, at `offset` in the source. */
export interface DynamicImport {
  readonly module: string;
  readonly level: number;
  readonly names: readonly string[];
  readonly offset: number;
}

/** Functions that import the module they are given the name of. */
export const importFunctions = ['import_module', '__import__', 'importorskip'] as const;
export type ImportFunction = (typeof importFunctions)[number];

/**
 * Modules named by literal strings: in calls of `import_module` and `importorskip` (whatever object they are taken from),
 * of `__import__`, of the other names that `aliases` gives them, and in `pytest_plugins`.
 */
export function readDynamicImports(
  source: string,
  code: string,
  aliases: ReadonlyMap<string, ImportFunction>,
): DynamicImport[] {
  const functions = new Map<string, ImportFunction>(importFunctions.map((name) => [name, name]));
  for (const [alias, original] of aliases) functions.set(alias, original);
  const words = ['pytest_plugins', ...functions.keys()].sort((a, b) => b.length - a.length).join('|');
  const search = new RegExp(`(?<![\\w\\u0080-\\uffff])(?:${words})(?![\\w\\u0080-\\uffff])`, 'g');
  const found: DynamicImport[] = [];
  let pluginsEnd = 0;
  for (const match of code.matchAll(search)) {
    const next = match.index + match[0].length;
    const called = functions.get(match[0]);
    if (called !== undefined) found.push(...readCall(source, code, called, match.index, next));
    else if (match.index >= pluginsEnd) {
      const plugins = readPlugins(source, code, match.index, next);
      found.push(...plugins.found);
      pluginsEnd = plugins.next;
    }
  }
  return found;
}

function readCall(
  source: string,
  code: string,
  called: ImportFunction,
  offset: number,
  next: number,
): DynamicImport[] {
  const open = skipSpace(code, next);
  if (code[open] !== '(' || !startsWithString(code, open + 1)) return [];
  const given = readCallArguments(code, open);
  const argument = (position: number, keyword: string): CallArgument | undefined =>
    given.find((each) => each.keyword === keyword) ?? positional(given, position);
  const name = literal(source, code, argument(0, called === 'importorskip' ? 'modname' : 'name'));
  if (name === undefined || name === '') return [];
  switch (called) {
    case 'importorskip':
      return [{ module: name, level: 0, names: [], offset }];
    case 'import_module':
      return [{ ...resolveRelative(name, literal(source, code, argument(1, 'package'))), names: [], offset }];
    case '__import__': {
      const fromList = argument(3, 'fromlist');
      const level = argument(4, 'level');
      const number = level === undefined ? 0 : Number(code.slice(level.start, level.end));
      const names = fromList === undefined ? [] : strings(source, code, fromList.start, fromList.end);
      return [{ module: name, level: Number.isInteger(number) && number > 0 ? number : 0, names, offset }];
    }
    default:
      return called satisfies never;
  }
}

/** A quick look, so that calls with other arguments cost nothing: `("x"`, `(name="x"`. */
function startsWithString(code: string, start: number): boolean {
  let at = skipSpace(code, start);
  const keyword = readName(code, at);
  if (keyword.name !== '') {
    at = skipSpace(code, keyword.next);
    if (code[at] !== '=') return false;
    return true;
  }
  while (code[at] === '(') at = skipSpace(code, at + 1);
  return code[at] === '"';
}

function positional(given: readonly CallArgument[], position: number): CallArgument | undefined {
  const argument = given[position];
  return argument?.keyword === undefined ? argument : undefined;
}

/**
 * `.x` is relative to the package that the call names, and to the package of the file where that is not a literal:
 * `package=__package__`, `__name__`, `__spec__.parent`.
 */
function resolveRelative(name: string, packageName: string | undefined): { module: string; level: number } {
  const level = name.length - name.replace(/^\.+/, '').length;
  const module = name.slice(level);
  if (level === 0 || packageName === undefined) return { module, level };
  const base = packageName.split('.').slice(0, level === 1 ? undefined : 1 - level);
  return { module: [...base, ...(module === '' ? [] : [module])].join('.'), level: 0 };
}

/** The value of an argument that is a literal string, also one in several parts or in brackets. */
function literal(source: string, code: string, argument: CallArgument | undefined): string | undefined {
  if (argument === undefined) return undefined;
  const text = code.slice(argument.start, argument.end);
  if (!text.includes('"') || /[^"() \t\f]/.test(text)) return undefined;
  const parts = offsetsOfStrings(code, argument.start, argument.end).map((at) => readString(source, at));
  return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
}

/** All plain strings in a part of the code; parts of one string that stand side by side are one. */
function strings(source: string, code: string, start: number, end: number): string[] {
  const found: string[] = [];
  let previous: number | undefined;
  for (const at of offsetsOfStrings(code, start, end)) {
    const value = readString(source, at);
    const joined = previous !== undefined && skipSpace(code, previous + 1) === at;
    previous = at;
    if (value === undefined) continue;
    if (joined && found.length > 0) found.push(`${found.pop()}${value}`);
    else found.push(value);
  }
  return found;
}

function offsetsOfStrings(code: string, start: number, end: number): number[] {
  const found: number[] = [];
  for (let at = code.indexOf('"', start); at !== -1 && at < end; at = code.indexOf('"', at + 1))
    found.push(at);
  return found;
}

/**
 * `pytest_plugins = "a"`, `["a", "b"]`, `("a",)`, also annotated or with `+=`, as a statement of its own
 * (docs.pytest.org, "Requiring/Loading plugins in a test module or conftest file"): every string in its value. pytest
 * splits a single string at commas.
 */
function readPlugins(
  source: string,
  code: string,
  offset: number,
  next: number,
): { found: DynamicImport[]; next: number } {
  if (!beginsStatement(code, offset)) return { found: [], next };
  let at = skipSpace(code, next);
  if (code[at] === ':') while (at < code.length && !'=\n;'.includes(code.charAt(at))) at += 1;
  if (code[at] === '+') at += 1;
  if (code[at] !== '=' || code[at + 1] === '=') return { found: [], next: at };
  let end = at;
  while (end < code.length && code[end] !== '\n' && code[end] !== ';') end += 1;
  const modules = strings(source, code, at, end).flatMap((value) => value.split(','));
  return {
    found: modules
      .map((module) => module.trim())
      .filter((module) => module !== '')
      .map((module) => ({ module, level: 0, names: [], offset })),
    next: end,
  };
}

function beginsStatement(code: string, offset: number): boolean {
  let at = offset - 1;
  while (code[at] === ' ' || code[at] === '\t' || code[at] === '\f') at -= 1;
  return at < 0 || '\n;:='.includes(code.charAt(at));
}
