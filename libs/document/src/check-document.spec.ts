import { checkDocument } from './check-document.js';
import { bytesOf, updatedText, withFailure } from './testing/document-text.js';
import { sampleAssessment as assessment } from './testing/sample-assessment.js';

describe('checkDocument', () => {
  const whole = updatedText(undefined);

  it('finds a document current on any later day', () => {
    expect(checkDocument({ text: bytesOf(whole), assessment })).toEqual({ kind: 'current' });
    const otherDay = whole.replace('| 2026-11-21 ', '| 2001-01-01 ');
    expect(checkDocument({ text: bytesOf(otherDay), assessment })).toEqual({ kind: 'current' });
  });

  it('finds it missing', () => {
    expect(checkDocument({ text: undefined, assessment })).toEqual({ kind: 'missing' });
  });

  it('shows what changed and nothing of the day', () => {
    const checked = checkDocument({
      text: bytesOf(whole),
      assessment: { ...assessment, owner: '@tta/other' },
    });
    const diff = checked.kind === 'stale' ? checked.diff : '';
    expect(diff.split('\n').filter((line) => /^[-+] ?\|/.test(line))).toEqual([
      '-| Owner            | `@tta/platform`                 |',
      '+| Owner            | `@tta/other`                    |',
    ]);
    expect(diff).not.toMatch(/^[-+].*Last Updated/m);
  });

  it('shows a difference in a document with other line ends line by line', () => {
    const text = bytesOf(whole.replaceAll('\n', '\r\n'));
    const checked = checkDocument({ text, assessment: { ...assessment, owner: '@tta/other' } });
    expect(checked.kind === 'stale' ? checked.diff.match(/^[-+][^-+]/gm) : []).toHaveLength(4);
  });

  it('takes a report of a failed run for current as long as the run fails, and for stale afterwards', () => {
    const failed = withFailure('ruff', 'no report');
    const text = bytesOf(updatedText(whole, failed));
    expect(checkDocument({ text, assessment: failed })).toEqual({ kind: 'current' });
    expect(checkDocument({ text, assessment }).kind).toBe('stale');
  });

  it('hands on what is wrong with the markers', () => {
    const text = bytesOf(whole.replace('<!-- maturity:end id=tests', '  <!-- maturity:end id=tests'));
    expect(checkDocument({ text, assessment, file: 'a/MATURITY.md' })).toMatchObject({
      kind: 'problems',
      problems: [
        { code: 'region-not-closed', file: 'a/MATURITY.md' },
        { code: 'marker-misplaced', column: 3 },
      ],
    });
  });
});
