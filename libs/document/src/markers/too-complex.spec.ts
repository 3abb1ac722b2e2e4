import { headingsOf } from '../headings-of.js';
import { sampleAssessment } from '../testing/sample-assessment.js';
import { updateDocument } from '../update-document.js';
import { tooComplex } from './too-complex.js';

const hostile: [string, string][] = [
  ['quotes in quotes', '> '.repeat(50_000)],
  ['quotes without spaces', '>'.repeat(100_000)],
  ['lists in lists', '1. '.repeat(30_000)],
  ['footnotes', '[^a]'.repeat(25_000)],
  ['strikes', '~a~'.repeat(33_000)],
  ['headings', 'a\n=\n'.repeat(25_000)],
];

describe('tooComplex', () => {
  it.each(hostile)('finds %s, and nothing parses them', (_, text) => {
    expect(tooComplex(text)).toBeDefined();
    expect(headingsOf(text)).toEqual([]);
    const updated = updateDocument({
      text: new TextEncoder().encode(text),
      assessment: sampleAssessment,
      today: '2026-03-01',
    });
    expect(updated).toMatchObject({ kind: 'problems', problems: [{ code: 'document-too-complex' }] });
  });

  it('takes what people write', () => {
    const table = '| a | b | c | d |\n| - | - | - | - |\n' + '| `x` | **1** | [y](z) | ✅ |\n'.repeat(200);
    const text = `# T\n\n${'A paragraph with *some* `code`.\n\n'.repeat(500)}${table}\n> > > quote\n`;
    expect(tooComplex(text)).toBeUndefined();
    expect(headingsOf(text)).toEqual(['T']);
  });
});
