import { checkDocument } from './check-document.js';
import { updateDocument } from './update-document.js';
import { bytesOf, updatedText, withFailure } from './testing/document-text.js';
import { sampleAssessment as assessment } from './testing/sample-assessment.js';

/** Named after what happened in a repository whose maturity files were kept by hand. */
describe('incidents', () => {
  it('two-truths: a number edited by hand in a generated region is stale, with the difference', () => {
    const text = updatedText(undefined).replace('48/97 (49.48%) | ≥ 70%', '88/97 (90.72%) | ≥ 70%');
    const checked = checkDocument({ text: bytesOf(text), assessment, file: 'carbon/MATURITY.md' });
    expect(checked).toMatchObject({ kind: 'stale', edited: ['coverage'] });
    const diff = checked.kind === 'stale' ? checked.diff : '';
    expect(diff).toContain('--- carbon/MATURITY.md\tas it is');
    expect(diff).toMatch(/^-.*88\/97 \(90\.72%\)/m);
    expect(diff).toMatch(/^\+.*48\/97 \(49\.48%\)/m);
  });

  it('two-truths: an edit with its checksum made right is stale all the same', () => {
    const other = { ...assessment, owner: '@tta/other' };
    const checked = checkDocument({ text: bytesOf(updatedText(undefined, other)), assessment });
    expect(checked).toMatchObject({ kind: 'stale', edited: [] });
  });

  it('tool-crash: the last good value stays, marked and with the day of its run', () => {
    const good = updatedText(undefined, assessment, '2026-05-01');
    const text = updatedText(good, withFailure('pytest', 'pytest ended with 2'), '2026-06-01');
    expect(text).toContain('| ❓ Unit        | 48/97 (49.48%) |');
    expect(text).toContain('pytest ended with 2. The values below are from 2026-05-01.');
    expect(text).not.toContain('✅ Unit');
  });

  it('twice: the second run of the document engine writes nothing, also on another day', () => {
    const failed = withFailure('pytest', 'pytest ended with 2');
    const runs = [undefined, updatedText(undefined)].flatMap((before) =>
      [assessment, failed].map((now) => ({ now, text: updatedText(before, now) })),
    );
    for (const { now, text } of runs) {
      const again = updateDocument({ text: bytesOf(text), assessment: now, today: '2027-01-01' });
      expect(again).toEqual({ kind: 'current', bytes: bytesOf(text), overwritten: [] });
    }
  });

  it('moved-file: a pointer in place of the document is refused and not filled', () => {
    const text = bytesOf('# Neo4j\n\n> **This document has moved** to [[TTA/Components/Neo4j Maturity]].\n');
    const updated = updateDocument({ text, assessment, today: '2026-11-21' });
    expect(updated).toMatchObject({ kind: 'problems', problems: [{ code: 'document-moved' }] });
  });
});
