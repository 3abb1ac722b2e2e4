import fc from 'fast-check';
import { parse } from 'yaml';
import { editReads } from './edit-reads.js';
import { listReads } from './list-reads.js';

const head = "component: carbon\ngroup: g # the group\nowner: '@tta/platform'\n\n";
const tail = 'stage:   { name: development, since: 2026-01-12 } # ours\n# about waivers\nwaivers: []\n';
const a = '/shared/a.py';
const b = '/shared/b.py';

function edited(text: string, imported: readonly string[], more: readonly string[] = []): string {
  const edit = editReads(text, imported, more);
  if (edit?.text === undefined)
    throw new Error(edit === undefined ? 'nothing to change' : 'cannot be edited');
  // Whatever was written is right at once: nothing is left to do.
  expect(editReads(edit.text, imported, more)).toBeUndefined();
  return edit.text;
}

describe('editReads', () => {
  it('adds reads where there are none, behind sources and tests', () => {
    const start = `${head}sources: [src]\ntests: # both kinds\n  unit: [tests/unit]\n\n`;
    expect(edited(`${start}${tail}`, [a, b])).toBe(
      `${head}sources: [src]\ntests: # both kinds\n  unit: [tests/unit]\nreads:\n  - ${a} # imported\n  - ${b} # imported\n\n${tail}`,
    );
  });

  it('keeps what somebody wrote, and its place', () => {
    const own = `${head}reads:\n    # a table\n    - '../data.csv'   # 4 MB\n    - /shared/z.py\n${tail}`;
    expect(edited(own, [a])).toBe(
      `${head}reads:\n    # a table\n    - '../data.csv'   # 4 MB\n    - /shared/z.py\n    - ${a} # imported\n${tail}`,
    );
    expect(edited(edited(own, [a]), [])).toBe(own);
  });

  it('makes a list in one line one with many', () => {
    expect(edited(`${head}reads: []\n${tail}`, [a])).toBe(`${head}reads:\n  - ${a} # imported\n${tail}`);
    expect(edited(`${head}reads: [../x, "/y z"] # mine\n${tail}`, [a])).toBe(
      `${head}reads: # mine\n  - ../x\n  - /y z\n  - ${a} # imported\n${tail}`,
    );
  });

  it('takes away what it had added and nothing imports any more', () => {
    const both = `${head}reads:\n  - ${a} # imported\n  - ${b} # imported\n${tail}`;
    expect(edited(both, [b])).toBe(`${head}reads:\n  - ${b} # imported\n${tail}`);
    expect(edited(both, [])).toBe(`${head}reads: []\n${tail}`);
    expect(edited(both, ['/shared/c.py'])).toBe(`${head}reads:\n  - /shared/c.py # imported\n${tail}`);
  });

  it('never takes away an entry without the comment, or with another one', () => {
    const own = `${head}reads:\n  - ${a}\n  - ${b} # imported, and run as a program\n${tail}`;
    expect(editReads(own, [])).toBeUndefined();
    expect(editReads(own, [a, b])).toBeUndefined();
  });

  it('puts new entries in order', () => {
    const some = `${head}reads:\n  - /own\n  - /shared/b.py # imported\n${tail}`;
    expect(edited(some, ['/shared/a.py', '/shared/b.py', '/shared/c.py'], ['/data.txt'])).toBe(
      `${head}reads:\n  - /own\n  - /data.txt\n  - /shared/a.py # imported\n  - /shared/b.py # imported\n  - /shared/c.py # imported\n${tail}`,
    );
  });

  it('says what it changed', () => {
    const text = `${head}reads:\n  - ${a} # imported\n${tail}`;
    expect(editReads(text, [b], ['/x'])).toMatchObject({ added: ['/x', b], removed: [a] });
  });

  it('keeps the ends of lines, the byte order mark, and a file without an end of its last line', () => {
    const text = `\uFEFF${head}sources: [src]\n${tail}`.replaceAll('\n', '\r\n');
    expect(edited(text, [a])).toBe(
      `\uFEFF${head}sources: [src]\nreads:\n  - ${a} # imported\n${tail}`.replaceAll('\n', '\r\n'),
    );
    expect(edited(`${head}sources: [src]`, [a])).toBe(`${head}sources: [src]\nreads:\n  - ${a} # imported`);
    expect(edited(`${head}reads:\n- /own`, [a, b])).toBe(
      `${head}reads:\n- /own\n- ${a} # imported\n- ${b} # imported`,
    );
  });

  it.each([
    ['braces', '{ "component": "carbon", "sources": ["src"] }\n'],
    [
      'a comment in a list in brackets',
      'component: carbon\nreads: [\n  /own, # mine\n  /other\n]\nsources: [src]\n',
    ],
    ['an entry over two lines', 'component: carbon\nreads:\n  -\n    /own\n'],
    ['a list with an anchor', 'component: carbon\nreads: &files [/own]\nsources: [src]\n'],
  ])('writes into %s', (_, text) => {
    const after = edited(text, [a]);
    expect(parse(after)).toEqual({
      ...(parse(text) as object),
      reads: [...listReads(text).map(({ path }) => path), a],
    });
    expect(after.includes('# mine')).toBe(text.includes('# mine'));
    expect(listReads(edited(after, []))).toEqual(listReads(text));
  });

  it('does not write what would change another key', () => {
    const repeated = 'component: carbon\nsources: &own [src]\nreads: *own\n';
    expect(editReads(repeated, [a])).toEqual({ text: undefined, added: [a], removed: [] });
    const repeating = 'component: carbon\nreads: &own [src]\nsources: *own\n';
    expect(editReads(repeating, [a])).toEqual({ text: undefined, added: [a], removed: [] });
  });

  it('keeps every byte outside the list, and comes back to what it was', () => {
    const path = fc.stringMatching(/^\/[a-z]{1,3}( [a-z]|: [a-z]|#)?$/);
    const lines = fc.uniqueArray(
      fc.record({ path, comment: fc.constantFrom('', ' # imported', ' # mine') }),
      {
        selector: ({ path: each }) => each,
        minLength: 1,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(lines, fc.uniqueArray(path, { maxLength: 4 }), (entries, imported) => {
        const list = entries.map((entry) => `  - '${entry.path}'${entry.comment}\n`).join('');
        const text = `${head}reads:\n${list}${tail}`;
        const own = entries.filter(({ comment }) => comment !== ' # imported').map((entry) => entry.path);
        const wanted = imported.filter((each) => !own.includes(each));
        const after = editReads(text, wanted)?.text ?? text;
        expect(after.startsWith(head)).toBe(true);
        expect(after.endsWith(tail)).toBe(true);
        const found = listReads(after);
        expect(found.filter(({ isComputed }) => !isComputed).map((each) => each.path)).toEqual(own);
        expect(
          found
            .filter(({ isComputed }) => isComputed)
            .map((each) => each.path)
            .sort(),
        ).toEqual([...wanted].sort());
      }),
    );
  });
});
