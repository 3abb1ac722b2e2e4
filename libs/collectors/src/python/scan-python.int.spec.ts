import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { findImports } from './find-imports.js';
import { scanPython } from './scan-python.js';

/**
 * The scanner against Python's own `ast` and `tokenize`, on the standard library with its tests, on the installed
 * packages and on random programs. A part of the files by default, all with SCAN_ALL_PYTHON=1; another interpreter with
 * SCAN_PYTHON=<path> (from 3.12 on it compares the insides of formatted strings too).
 */
const workspace = join(import.meta.dirname, '../../../..');
const python = process.env.SCAN_PYTHON ?? join(workspace, '.venv/bin/python');
const oneOf = process.env.SCAN_ALL_PYTHON === undefined ? 12 : 1;

interface Found {
  readonly path: string;
  readonly imports: readonly unknown[];
  readonly comments: readonly unknown[];
}

it.each(['stdlib', 'purelib'])(
  'finds the imports and comments that Python finds: %s',
  (folder) => {
    const files = pythonFiles(folder).filter((_, index) => index % oneOf === 0);
    const expected = askPython(files);
    expect(expected.length).toBeGreaterThan(files.length * 0.9);
    expect(differencesOf(expected)).toEqual([]);
  },
  600_000,
);

it('reads pieces in any order as Python does, where Python accepts it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scan-python-'));
  try {
    const programs = fc.sample(fc.array(fc.constantFrom(...pieces), { minLength: 2, maxLength: 7 }), {
      numRuns: 36_000 / oneOf,
      seed: 1,
    });
    const files = programs.map((parts, index) => {
      const path = join(folder, `${index}.py`);
      writeFileSync(path, parts.join(''));
      return path;
    });
    const expected = askPython(files);
    expect(expected.length).toBeGreaterThan(files.length / 50);
    expect(differencesOf(expected)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 600_000);

const pieces = [
  ...[
    '"',
    "'",
    '"""',
    "'''",
    'f"',
    "f'",
    "f'''",
    'rb"',
    'Rf"""',
    'u"',
    '"a"',
    "''",
    '"#"',
    "f'{a}'",
    'f"{a!r:>{b}}"',
  ],
  ...[
    '{',
    '}',
    '{{',
    '}}',
    '{a',
    '(',
    ')',
    '[',
    ']',
    ',',
    ':',
    '=',
    '+ ',
    '.',
    ';',
    '\\',
    '\\\n',
    '\\N{DIGIT ONE}',
  ],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n  ',
    ' ',
    '\t',
    '\f',
    'a',
    '1',
    'if a: ',
    'lambda: ',
    '!r',
    ':=',
    '\n\n',
    '(\n',
    ',\n',
  ],
  ...[
    '#',
    '# a\n',
    'import a\n',
    'import b.c as d, e',
    'from . import a\n',
    'from .. b import (c, d as e,)',
    'import ',
  ],
  ...[
    'import_module("a")',
    '__import__(',
    'import_module(".a", ',
    'package="b.c"',
    'pytest_plugins = ',
    'yield from a',
  ],
];

function differencesOf(expected: readonly Found[]): unknown[] {
  return expected.flatMap((each) => {
    const ours = scan(each.path);
    const theirs = { imports: each.imports.map(withSortedNames).sort(), comments: each.comments.map(text) };
    return JSON.stringify(ours) === JSON.stringify(theirs)
      ? []
      : [{ source: excerpt(each.path), ...difference(ours, theirs) }];
  });
}

/** What a person needs to see a difference: a short source itself, else its path. */
function excerpt(path: string): string {
  const source = readFileSync(path, 'utf8');
  return source.length < 200 ? source : path;
}

function pythonFiles(folder: string): string[] {
  const root = execFileSync(python, [
    '-c',
    `import sysconfig; print(sysconfig.get_path(${JSON.stringify(folder)}))`,
  ]);
  const path = root.toString().trim();
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py') && (folder === 'purelib' || !name.includes('site-packages')))
    .map((name) => join(path, name))
    .sort();
}

function askPython(files: readonly string[]): Found[] {
  const answer = execFileSync(python, [join(import.meta.dirname, 'ast_imports.py')], {
    input: files.join('\n'),
    maxBuffer: 2 ** 30,
  });
  const lines = answer.toString().trimEnd().split('\n');
  expect(lines).toHaveLength(files.length);
  return lines
    .map((line) => JSON.parse(line) as Found | { skipped: string })
    .filter((each) => 'imports' in each);
}

function scan(path: string): { imports: string[]; comments: string[] } {
  const source = readFileSync(path, 'utf8');
  const scanned = scanPython(source);
  const imports = findImports(source, scanned).map((each) =>
    withSortedNames([each.kind, each.module, each.level, each.names, each.line]),
  );
  return { imports: imports.sort(), comments: scanned.comments.map((each) => text([each.line, each.text])) };
}

/** Of a list of names found by walking a tree, only the set can be compared. */
function withSortedNames(found: unknown): string {
  const [kind, module, level, names, line] = found as [string, string, number, string[], number];
  return text([kind, module, level, [...names].sort(), line]);
}

function text(value: unknown): string {
  return JSON.stringify(value);
}

function difference(
  ours: Record<string, string[]>,
  theirs: Record<string, string[]>,
): Record<string, string[]> {
  const only = (some: Record<string, string[]>, other: Record<string, string[]>): string[] =>
    Object.keys(some).flatMap((key) =>
      (some[key] ?? []).filter((each) => !other[key]?.includes(each)).slice(0, 5),
    );
  return { ours: only(ours, theirs), theirs: only(theirs, ours) };
}
