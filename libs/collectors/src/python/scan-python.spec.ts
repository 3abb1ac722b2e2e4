import { scanPython } from './scan-python.js';

describe('code', () => {
  it.each<[string, string, string]>([
    ['a string', 'x = "a" + rb\'b\'', 'x = "   + "    '],
    ['a string with escaped quotes', '"a\\"b" c', '"      c'],
    ['three quotes', "'''a'\n'''b", '"        b'],
    ['an open string, which ends with its line', '"a\nb', '" \nb'],
    ['names that end like a prefix', 'buf"a"', 'buf"  '],
    ['a comment', 'a  # b\nc', 'a     \nc'],
    ['line breaks in brackets', '(a,\n b)\nc', '(a,  b)\nc'],
    ['a continued line', 'a \\\r\n b', 'a     b'],
    ['a formatted string', 'f"a{b}c{{d}}" e', "'  {b}        e"],
    ['a format and its fields', 'f"{a:{b}>{c!r:d}}" e', "' {a {b} {c!r  }}  e"],
    ['a format that looks like a string', 'f"{a:\'}" e', "' {a  }  e"],
    ['the quotes of the string in its field', 'f"{a["b"]}" c', `' {a["  ]}  c`],
    ['a colon in brackets, which starts no format', "f'{(lambda: a)}' b", "' {(lambda: a)}  b"],
    ['the name of a character', 'f"\\N{DIGIT ONE}{a}" b', "'              {a}  b"],
    ['a raw formatted string', 'rf"\\{a}\\"" b', "'   {a}    b"],
    ['a template string', 't"{a}"', "' {a} "],
  ])('leaves code: %s', (_, source, expected) => {
    expect(scanPython(source).code).toBe(expected);
  });

  it('is as long as the source, whatever that is', () => {
    for (const source of [
      'f"{',
      'f"""{a:\n',
      '"\\',
      '\\',
      'f"\\',
      'f"\\N{A',
      ')]}',
      'f"{a)}" b',
      '\ud800"\udfff"',
    ]) {
      expect(scanPython(source).code).toHaveLength(source.length);
    }
  });
});

describe('comments', () => {
  it('have their lines, also after strings and continued lines', () => {
    const source = '#!x\n"""\n# no\n"""  # a\r(\n # b\r\n) \\\n + 1 # c ';
    expect(scanPython(source).comments).toEqual([
      { line: 1, text: '#!x' },
      { line: 4, text: '# a' },
      { line: 6, text: '# b' },
      { line: 8, text: '# c ' },
    ]);
  });

  it('may stand in the field of a formatted string, not in its format', () => {
    const source = 'f"""{a # b\n:#x}"""';
    expect(scanPython(source).comments).toEqual([{ line: 1, text: '# b' }]);
  });
});
