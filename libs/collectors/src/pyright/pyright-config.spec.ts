import { fileSpec } from './file-spec.js';
import { parseCommentedJson } from '../formats/parse-commented-json.js';
import { pyrightConfig } from './pyright-config.js';

describe('fileSpec', () => {
  it.each<[string, string, boolean]>([
    ['src', '/w/src/a.py', true],
    ['src', '/w/srcs/a.py', false],
    ['src/a.py', '/w/src/a.py', true],
    ['**/gen', '/w/gen/a.py', true],
    ['**/gen', '/w/a/b/gen/c/a.py', true],
    ['**/gen', '/w/regen/a.py', false],
    ['**', '/w/a.py', true],
    ['a/**/b', '/w/a/b', true],
    ['*/a?.py', '/w/x/ab.py', true],
    ['*/a?.py', '/w/x/y/ab.py', false],
    ['**/.*', '/w/a/.hid/b.py', true],
    ['**/.*', '/w/a.b/c.py', false],
    ['a+(b)', '/w/a+(b)/c.py', true],
    ['./a/', '/w/a/c.py', true],
    ['../v/a', '/v/a/c.py', true],
    ['/v/a', '/v/a/c.py', true],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(fileSpec('/w', pattern)(path)).toBe(expected);
  });
});

describe('parseCommentedJson', () => {
  it('reads comments and trailing commas, but not in strings', () => {
    const text = '\ufeff{ // a\n "a": ["x//y", "/* , ] */",], /* b, */ "c,]": 1,\n}';
    expect(parseCommentedJson(text)).toEqual({ a: ['x//y', '/* , ] */'], 'c,]': 1 });
    expect(() => parseCommentedJson('{ "a": ')).toThrow();
  });
});

describe('pyrightConfig', () => {
  const section = (text: string) => `[project]\nname = "x"\n[tool.pyright]\n${text}\n`;

  it.each<[string, Record<string, string>, string | null]>([
    ['none', { '/w/a/pyproject.toml': '[project]\n' }, null],
    [
      'the nearest section',
      { '/w/a/pyproject.toml': '[x]\n', '/w/pyproject.toml': section('') },
      '/w/pyproject.toml',
    ],
    [
      'a file before a nearer section',
      { '/w/a/pyproject.toml': section(''), '/w/pyrightconfig.json': '{}' },
      '/w/pyrightconfig.json',
    ],
    ['a section in line', { '/w/pyproject.toml': 'tool.pyright.strict = ["x"]\n' }, '/w/pyproject.toml'],
    ['not one below', { '/w/a/b/pyrightconfig.json': '{}' }, null],
  ])('takes %s', (_, texts, path) => {
    expect(pyrightConfig('/w/a', texts).path).toBe(path);
  });

  it('takes the nearest list of what is extended, relative to its own file', () => {
    const config = pyrightConfig('/w/a', {
      '/w/a/pyproject.toml': section('extends = "../base/b.json"\nignore = ["y"]'),
      '/w/base/b.json': '{ "exclude": ["../a/x"], "ignore": ["../a/z"], "extends": "b.json" }',
    });
    expect(['/w/a/x/1.py', '/w/base/x.py', '/w/a/.h/1.py'].map(config.excludes)).toEqual([true, false, true]);
    expect(['/w/a/y/1.py', '/w/a/z/1.py'].map(config.ignores)).toEqual([true, false]);
  });

  it('leaves out what pyright does not take for patterns', () => {
    const { excludes } = pyrightConfig('/w', { '/w/pyrightconfig.json': '{ "exclude": [1, "/w/abs"] }' });
    expect(excludes('/w/abs/a.py')).toBe(false);
    const wrong = pyrightConfig('/w', { '/w/pyrightconfig.json': '{ "exclude": "a" }' });
    expect(wrong.excludes('/w/a')).toBe(false);
  });
});
