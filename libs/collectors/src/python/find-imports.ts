import { readDynamicImports, importFunctions, type ImportFunction } from './read-dynamic-imports.js';
import { readImportStatements, type ImportStatement } from './read-import-statements.js';
import { scanPython, type PythonScan } from './scan-python.js';

/**
 * A module that a Python file imports.
 *
 * - `module`: `import a.b` (one per module named; `names` is empty)
 * - `from`: `from ..a import b, c`: `module` is `a` (empty in `from . import b`), `level` counts the dots, `names` are
 *   the names as the module has them, `*` for all
 * - `dynamic`: named in a literal string: `importlib.import_module("a.b")`, `__import__("a")`,
 *   `pytest.importorskip("a")`, `pytest_plugins`
 *
 * `line` counts from 1 and is where the statement begins or the function's name stands.
 */
export interface PythonImport {
  readonly kind: 'module' | 'from' | 'dynamic';
  readonly module: string;
  readonly level: number;
  readonly names: readonly string[];
  readonly line: number;
}

/** All imports of a Python file, wherever they stand in it, in the order of the file. Never fails (see `scanPython`). */
export function findImports(source: string, scan: PythonScan = scanPython(source)): PythonImport[] {
  const statements = readImportStatements(scan.code);
  const found = [
    ...statements.map((statement) => ({ ...statement, names: statement.names.map(({ name }) => name) })),
    ...readDynamicImports(source, scan.code, importFunctionAliases(statements)).map((each) => ({
      kind: 'dynamic' as const,
      ...each,
    })),
  ].sort((a, b) => a.offset - b.offset);
  const lineOf = lineCounter(source);
  return found.map(({ offset, ...rest }) => ({ ...rest, line: lineOf(offset) }));
}

/** Other names of the importing functions: `from importlib import import_module as load`. */
function importFunctionAliases(statements: readonly ImportStatement[]): Map<string, ImportFunction> {
  const aliases = new Map<string, ImportFunction>();
  for (const { name, alias } of statements.flatMap((statement) => statement.names)) {
    const original = importFunctions.find((each) => each === name);
    if (original !== undefined && alias !== undefined) aliases.set(alias, original);
  }
  return aliases;
}

/** The line of each of a rising series of offsets. */
function lineCounter(source: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (; at < offset; at += 1) {
      const character = source.charCodeAt(at);
      if (character === 0x0a || (character === 0x0d && source.charCodeAt(at + 1) !== 0x0a)) line += 1;
    }
    return line;
  };
}
