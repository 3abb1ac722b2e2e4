import { z } from 'zod';
import { readJsonReport } from './read-json-report.js';

const schema = z.object({ errors: z.int().nonnegative(), files: z.record(z.string(), z.int()).optional() });
const code = (text: string) => {
  const read = readJsonReport(text, schema, 'the report');
  return read.ok ? read.report : read.failure.code;
};

describe('readJsonReport', () => {
  it('reads what fits', () => {
    expect(code('{"errors": 3}')).toEqual({ errors: 3 });
  });

  it.each([
    ['nothing', ' \n', 'no-report'],
    ['half', '{"errors": 3', 'truncated-report'],
    ['two reports', '{"errors": 3}{"errors": 0}', 'truncated-report'],
    ['a key twice', '{"errors": 3, "errors": 0}', 'foreign-report'],
    ['a key twice, written otherwise', '{"errors": 3, "\\u0065rrors": 0}', 'foreign-report'],
    ['a key twice below', '{"errors": 3, "files": {"a": 1, "a": 0}}', 'foreign-report'],
    ['a prototype', '{"__proto__": {"errors": 0}}', 'foreign-report'],
    ['a prototype below', '{"errors": 0, "files": {"__proto__": 1}}', 'foreign-report'],
    ['NaN', '{"errors": NaN}', 'truncated-report'],
    ['Infinity', '{"errors": Infinity}', 'truncated-report'],
    ['a number without end', '{"errors": 1e400}', 'schema-drift'],
    ['less than nothing', '{"errors": -1}', 'schema-drift'],
    ['a part of one', '{"errors": 0.5}', 'schema-drift'],
    ['a number that is not exact', '{"errors": 9007199254740993}', 'schema-drift'],
    ['a text', '{"errors": "0"}', 'schema-drift'],
    ['null', '{"errors": null}', 'schema-drift'],
    ['no number', '{}', 'schema-drift'],
    ['a list', '[]', 'schema-drift'],
  ])('refuses %s', (_, text, expected) => {
    expect(code(text)).toBe(expected);
  });

  it.each([
    [' \n', 'no-report', 'the report is empty'],
    ['{"errors": 3', 'truncated-report', /^the report: .*JSON/],
    [
      '{"errors": 3, "errors": 0}',
      'foreign-report',
      'the report has the key "errors", but it is there twice',
    ],
    [
      '{"errors": "0"}',
      'schema-drift',
      'the report: ✖ Invalid input: expected number, received string\n  → at errors',
    ],
  ])('says what is wrong with %j', (text, expected, detail) => {
    expect(readJsonReport(text, schema, 'the report')).toEqual({
      ok: false,
      failure: {
        code: expected,
        detail: typeof detail === 'string' ? detail : (expect.stringMatching(detail) as string),
      },
    });
  });

  it('takes names that objects have for plain names', () => {
    expect(code('{"errors": 1, "files": {"constructor": 1, "toString": 2, "hasOwnProperty": 3}}')).toEqual({
      errors: 1,
      files: { constructor: 1, toString: 2, hasOwnProperty: 3 },
    });
    expect(code('{"constructor": {"errors": 0}}')).toBe('schema-drift');
  });
});
