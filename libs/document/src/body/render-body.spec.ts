import fc from 'fast-check';
import { hostileText } from '../fuzz/hostile-text.js';
import { parseMarkdown } from '../markers/parse-markdown.js';
import { bulletList, heading, inline, item, paragraph } from './blocks.js';
import { code, prose } from './prose.js';
import { renderBody } from './render-body.js';
import { plainTable } from './table.js';
import { textOf } from './text-of.js';
import { visibleText } from './visible-text.js';

describe('renderBody', () => {
  it('shows any text as it is, in prose and in code, in every kind of block', () => {
    const property = fc.property(hostileText, (text) => {
      const blocks = [
        heading(3, 'x ', prose(text)),
        paragraph('x ', prose(text)),
        paragraph(prose(text), '.'),
        bulletList([item(inline('x ', code(text)))]),
        bulletList([item(prose(`${text} y`), { checked: false, details: [item(inline(code(text)))] })]),
        plainTable([inline('a'), inline('b')], [[[code(text)], prose(text)]]),
      ];
      const parsed = parseMarkdown(renderBody(blocks));
      // Two lists in a row are one for a reader.
      expect(parsed.children.map(({ type }) => type).filter((type) => type !== 'list')).toEqual([
        'heading',
        'paragraph',
        'paragraph',
        'table',
      ]);
      // What stands between backticks becomes code, without them.
      const plain = (shown: string): string => shown.replace(/[\s`]+/g, '');
      const [first] = parsed.children;
      expect(first === undefined ? '' : plain(textOf(first))).toBe(
        plain(`x${visibleText(text, 400) || '–'}`),
      );
    });
    fc.assert(property, { numRuns: 600, seed: 5 });
  }, 60_000);

  it('has blank lines around headings, lists, tables and code', () => {
    const body = renderBody([
      heading(2, 'Title'),
      paragraph('text'),
      bulletList([item(inline('one'), { details: [item(inline('two'))] })]),
      plainTable([inline('a')], [[inline('b')]]),
      { type: 'code', lang: 'bash', value: 'ls' },
    ]);
    expect(body).toBe('## Title\n\ntext\n\n- one\n  - two\n\n| a |\n| - |\n| b |\n\n```bash\nls\n```');
  });
});
