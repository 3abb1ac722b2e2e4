import { readDottedName, readName, skipSpace } from './python-name.js';

/** One module of an import statement, at `offset` in the source. */
export interface ImportStatement {
  readonly kind: 'module' | 'from';
  readonly module: string;
  readonly level: number;
  readonly names: readonly { readonly name: string; readonly alias?: string }[];
  readonly offset: number;
}

const keyword = /(?<![\w\u0080-\uffff])(?:from|import)(?![\w\u0080-\uffff])/g;

/**
 * Every import statement of code without comments and strings, in order. `import` and `from` are reserved words: wherever
 * they stand they are a statement's, but for the `from` of `raise` and `yield`, which no `import` follows. So nesting,
 * conditions and `a; import b` need no care.
 */
export function readImportStatements(code: string): ImportStatement[] {
  const found: ImportStatement[] = [];
  const search = new RegExp(keyword);
  for (let match = search.exec(code); match !== null; match = search.exec(code)) {
    const next = search.lastIndex;
    search.lastIndex =
      match[0] === 'from'
        ? readFrom(code, match.index, next, found)
        : readImport(code, match.index, next, found);
  }
  return found;
}

/** `import a.b as c, d`: reads from behind the keyword and returns the place where reading goes on. */
function readImport(code: string, offset: number, start: number, found: ImportStatement[]): number {
  let at = start;
  for (;;) {
    const module = readDottedName(code, skipSpace(code, at));
    if (module.name === '') return at;
    const alias = readAlias(code, module.next);
    found.push({ kind: 'module', module: module.name, level: 0, names: [], offset });
    at = skipSpace(code, alias.next);
    if (code[at] !== ',') return at;
    at += 1;
  }
}

/** `from ..a import (b as c, d)`: reads from behind the keyword and returns the place where reading goes on. */
function readFrom(code: string, offset: number, start: number, found: ImportStatement[]): number {
  let at = skipSpace(code, start);
  let level = 0;
  while (code[at] === '.') {
    level += 1;
    at = skipSpace(code, at + 1);
  }
  const module = startsWithImport(code, at) ? { name: '', next: at } : readDottedName(code, at);
  at = skipSpace(code, module.next);
  if ((module.name === '' && level === 0) || !startsWithImport(code, at)) return Math.max(module.next, start);
  const names = readImportedNames(code, at + 'import'.length);
  found.push({ kind: 'from', module: module.name, level, names: names.names, offset });
  return names.next;
}

function readImportedNames(code: string, start: number): { names: ImportStatement['names']; next: number } {
  let at = skipSpace(code, start);
  if (code[at] === '*') return { names: [{ name: '*' }], next: at + 1 };
  const names: { name: string; alias?: string }[] = [];
  if (code[at] === '(') at = skipSpace(code, at + 1);
  for (;;) {
    const name = readName(code, at);
    if (name.name === '') return { names, next: at };
    const alias = readAlias(code, name.next);
    names.push(alias.name === '' ? { name: name.name } : { name: name.name, alias: alias.name });
    at = skipSpace(code, alias.next);
    if (code[at] !== ',') return { names, next: at };
    at = skipSpace(code, at + 1);
  }
}

/** `as x`; an empty name where none is. */
function readAlias(code: string, start: number): { name: string; next: number } {
  const as = readName(code, skipSpace(code, start));
  return as.name === 'as' ? readName(code, skipSpace(code, as.next)) : { name: '', next: start };
}

function startsWithImport(code: string, at: number): boolean {
  return code.startsWith('import', at) && readName(code, at).name === 'import';
}
