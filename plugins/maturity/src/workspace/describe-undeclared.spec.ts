import { readRecord } from '@tta/maturity-model';
import { describeUndeclared } from './describe-undeclared.js';

const subject = { project: 'carbon', recordFile: 'libs/carbon/maturity.yaml', reads: [], nx: 'npx nx' };
const test = (...files: string[]) => ({ target: 'maturity:test', files });

/** The line that a message quotes, read as part of a record. */
function quoted(message: string | undefined): readonly string[] | undefined {
  const line = /'(reads: .*)' \(npx nx g/.exec(message ?? '')?.[1] ?? '';
  const record = ['component: c', 'group: g', 'owner: o', 'stage: { name: s, since: 2026-01-12 }', line];
  const read = readRecord(record.join('\n'), 'maturity.yaml');
  return read.ok ? read.value.reads : undefined;
}

describe('describeUndeclared', () => {
  it('says nothing where all is declared', () => {
    expect(describeUndeclared([test()], subject)).toBeUndefined();
  });

  it('gives the line for a record that has none', () => {
    expect(describeUndeclared([test('README.md')], subject)).toBe(
      "carbon:maturity:test read README.md, not among its inputs. Add to libs/carbon/maturity.yaml: 'reads: [/README.md]' (npx nx g @tta/maturity:sync --evidence does it).",
    );
  });

  it('says all of a component in one line, with the entries that are there', () => {
    const lint = { target: 'maturity:lint', files: ['README.md'] };
    expect(describeUndeclared([test('b.txt', 'README.md'), lint], { ...subject, reads: ['/a'] })).toBe(
      "carbon:maturity:test read b.txt, README.md, not among its inputs; carbon:maturity:lint read README.md, not among its inputs. In libs/carbon/maturity.yaml, in place of its 'reads': 'reads: [/a, /README.md, /b.txt]' (npx nx g @tta/maturity:sync --evidence does it).",
    );
  });

  it.each([['a b, c.txt'], ["it's: #1.txt"], ['x]y.txt'], ['größe.txt']])(
    'quotes %s as YAML needs it',
    (file) => {
      expect(quoted(describeUndeclared([test(file)], { ...subject, reads: ['/a'] }))).toEqual([
        '/a',
        `/${file}`,
      ]);
    },
  );

  it('leaves very many to the generator', () => {
    const many = Array.from({ length: 30 }, (_, index) => `data/${index}.txt`);
    const message = describeUndeclared([test(...many)], subject);
    expect(message).toContain('data/7.txt and 22 more, not among its inputs. Add them to');
    expect(message).toContain('with: npx nx g @tta/maturity:sync --evidence');
    expect(message).not.toContain('reads: [');
  });
});
