import { findImports } from './find-imports.js';

/** Each import in one line: `kind module/level names @line`. */
function summary(source: string): string[] {
  return findImports(source).map(
    ({ kind, module, level, names, line }) => `${kind} ${module}/${level} ${names.join(',')} @${line}`,
  );
}

describe('import statements', () => {
  it.each<[string, string, string[]]>([
    ['several modules', 'import a.b as c, d', ['module a.b/0  @1', 'module d/0  @1']],
    ['names', 'from a.b import c as d, e', ['from a.b/0 c,e @1']],
    ['names in parentheses over lines', 'from a import (  # why\n  b,\n\n  c as d,\n)', ['from a/0 b,c @1']],
    ['star', 'from a import*', ['from a/0 * @1']],
    [
      'relative',
      'from ... .a import b\nfrom . import(c)\nfrom.d import e',
      ['from a/4 b @1', 'from /1 c @2', 'from d/1 e @3'],
    ],
    [
      'in functions and branches',
      'def f():\n\tif x:\n\t\timport a\ntry: import b\nexcept E: pass',
      ['module a/0  @3', 'module b/0  @4'],
    ],
    ['after a semicolon', 'x = 1; import a; from b import c', ['module a/0  @1', 'from b/0 c @1']],
    ['continued lines', 'from a \\\n import \\\r\n b', ['from a/0 b @1']],
    ['spaces around dots', 'import a . b\nfrom a .b import c', ['module a.b/0  @1', 'from a.b/0 c @2']],
    ['a form feed and a byte order mark', '\ufeff\fimport a', ['module a/0  @1']],
    [
      'names beyond ASCII, as Python compares them',
      'import \ufb01le\nimport straße',
      ['module file/0  @1', 'module straße/0  @2'],
    ],
    ['line breaks of all kinds', 'a\rb\r\nc\nimport d', ['module d/0  @4']],
    ['the other from', 'raise A from b\nimport c\ndef f(): yield from d', ['module c/0  @2']],
    ['words that only look like it', 'important = reimport.x\nfromage = 1', []],
    ['strings and comments', '"""\nimport a\n"""\n# import b\nx = \'import c\'', []],
    ['an open bracket before it', 'f(\nimport a\n', ['module a/0  @2']],
    [
      'an unfinished one',
      'import\nfrom a\nfrom a import\nfrom . import (b',
      ['from a/0  @3', 'from /1 b @4'],
    ],
  ])('finds %s', (_, source, expected) => {
    expect(summary(source)).toEqual(expected);
  });
});

describe('modules named by strings', () => {
  it.each<[string, string, string[]]>([
    ['import_module', 'importlib.import_module("a.b")', ['dynamic a.b/0  @1']],
    ['a name in parts', 'import_module(("a."\n  r"b"))', ['dynamic a.b/0  @1']],
    ['escapes', 'import_module("\\x61.\\u0062\\\nc")', ['dynamic a.bc/0  @1']],
    ['a keyword', 'import_module(package=p, name="a")', ['dynamic a/0  @1']],
    [
      'a relative one',
      'import_module(".a", __package__)\nimport_module("..a", package=__name__)',
      ['dynamic a/1  @1', 'dynamic a/2  @2'],
    ],
    [
      'one relative to a named package',
      'import_module("..a", package="x.y")\nimport_module(".", "x")',
      ['dynamic x.a/0  @1', 'dynamic x/0  @2'],
    ],
    [
      'an alias, also before it is imported',
      'def f(): load("a")\nfrom importlib import import_module as load',
      ['dynamic a/0  @1', 'from importlib/0 import_module @2'],
    ],
    ['__import__ with its list and level', '__import__("a", globals(), {}, ["b"], 1)', ['dynamic a/1 b @1']],
    ['importorskip', 'np = pytest.importorskip("a.b", minversion="1")', ['dynamic a.b/0  @1']],
    [
      'a call in a formatted string',
      'f"{import_module("a"):>{__import__("b").w}}"',
      ['dynamic a/0  @1', 'dynamic b/0  @1'],
    ],
    [
      'pytest_plugins',
      'pytest_plugins = "a, b"\nif x: pytest_plugins += ["c", ("d" ".e")]',
      ['dynamic a/0  @1', 'dynamic b/0  @1', 'dynamic c/0  @2', 'dynamic d.e/0  @2'],
    ],
    ['pytest_plugins with a type', 'pytest_plugins: list["str"] = (\n"a",\n)', ['dynamic a/0  @1']],
    ['no argument of that name', 'f(x,\n pytest_plugins="a")\nf(pytest_plugins == "a")', []],
    [
      'no name that is computed',
      'import_module("a" + b)\nimport_module(f"a")\nimport_module(b"a")\nimport_module(a)',
      [],
    ],
  ])('finds %s', (_, source, expected) => {
    expect(summary(source)).toEqual(expected);
  });
});

it.each<[string, string]>([
  ['from ', ''],
  ['import ', ''],
  ['import a,', ''],
  ['import_module(', ''],
  ['import_module("a",', ''],
  ['__import__("a",{', ''],
  ['pytest_plugins=(', '('],
  ['pytest_plugins', ''],
  ['pytest_plugins:', ''],
  ['f"{', ''],
  ['f"{x:', ''],
  ['"""', ''],
  ['\\', ''],
  ['(\n', ''],
  ['a', ''],
  [' ', 'import_module'],
  ['import_module ', ''],
  ['rb', '"'],
  ['f"\\N{', ''],
  ['#', ''],
  ['a.', 'import '],
])('takes time in proportion to the source: %j', (part, before) => {
  const source = before + part.repeat(Math.ceil(2e6 / part.length));
  const start = performance.now();
  findImports(source);
  expect(performance.now() - start).toBeLessThan(10_000);
});
