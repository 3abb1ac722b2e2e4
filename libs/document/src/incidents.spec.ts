import { checkDocument } from './check-document.js';
import { updateDocument } from './update-document.js';
import { bytesOf, updatedText } from './testing/document-text.js';
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

  it('moved-file: a pointer in place of the document is refused and not filled', () => {
    const text = bytesOf('# Neo4j\n\n> **This document has moved** to [[TTA/Components/Neo4j Maturity]].\n');
    const updated = updateDocument({ text, assessment, today: '2026-11-21' });
    expect(updated).toMatchObject({ kind: 'problems', problems: [{ code: 'document-moved' }] });
  });
});
