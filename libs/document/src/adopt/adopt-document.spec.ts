import fc from 'fast-check';
import { wholesomePiece } from '../fuzz/markdown-piece.js';
import { readDocument } from '../read-document.js';
import { documentFamilies } from '../testing/document-families.js';
import { bytesOf, updatedText } from '../testing/document-text.js';
import { sampleAssessment as assessment } from '../testing/sample-assessment.js';
import { adoptDocument, type Adopted } from './adopt-document.js';

const today = '2026-11-21';
const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function adopt(text: string): Extract<Adopted, { bytes: Uint8Array }> & { text: string } {
  const adopted = adoptDocument({ text: bytesOf(text), assessment, today });
  if (adopted.kind === 'problems') throw new Error(JSON.stringify(adopted.problems));
  return { ...adopted, text: textOf(adopted.bytes) };
}

/** The document without its regions and without white space: what people wrote. */
function written(text: string): string {
  return text
    .replace(/<!-- maturity:start id=(\S+) -->[^]*?<!-- maturity:end id=\1 sum=\w+ -->/g, '')
    .replace(/\s/g, '');
}

describe('adoptDocument', () => {
  const { 'moved stub': stub = '', ...documents } = documentFamilies;

  it.each(Object.entries(documents))('puts all regions into a document of the family: %s', (_, text) => {
    const adopted = adopt(text);
    expect(written(adopted.text)).toBe(written(text));
    const read = readDocument(adopted.bytes);
    expect(read.kind === 'regions' ? read.regions.map(({ id }) => id).toSorted() : []).toEqual([
      'coverage',
      'criteria',
      'history',
      'next-stage',
      'quality',
      'status',
      'tests',
    ]);
    expect(adopt(adopted.text)).toMatchObject({ kind: 'current', text: adopted.text });
    expect(updatedText(adopted.text, assessment, '2027-01-01')).toBe(adopted.text);
  });

  it('keeps every line that people wrote as it was, in its order', () => {
    for (const text of Object.values(documents)) {
      const lines = adopt(text).text.split('\n');
      let position = 0;
      for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
        position = lines.indexOf(line, position);
        expect([line, position]).not.toEqual([line, -1]);
        position += 1;
      }
    }
  });

  it('puts regions above the sections on the same subject', () => {
    const { text } = adopt(documents['half filled template'] ?? '');
    expect(text).toMatch(
      /end id=criteria sum=\w+ -->\n\n<!-- maturity:start id=next-stage[^]*next-stage sum=\w+ -->\n\n## Maturity Criteria ✅\n/,
    );
    expect(text).toMatch(/## Test Coverage\n\n\*\*Current\*\*: 88% ✅/);
    expect(text.indexOf('id=status')).toBeLessThan(text.indexOf('**Current Stage**'));
  });

  it('leaves a history by hand below the generated one', () => {
    const { text } = adopt(documents['short status'] ?? '');
    expect(text).toMatch(/end id=history sum=\w+ -->\n\n## History\n\n- ✅ \*\*2025-10-08/);
  });

  it('says which lines contradict it, with their place in the new document', () => {
    const { text, warnings } = adopt(documents['half filled template'] ?? '');
    const lines = text.split('\n');
    const said = warnings.map(({ line, message }) => `${lines[line - 1]} | ${message}`);
    expect(said).toEqual([
      "**Current Stage**: Development -> Staging (Promotion in Progress) | says a stage that is not the record's, which is development",
      '**Last Updated**: 2025-10-08 (CORRECTED) | has a day of its own; the status region says the day',
      '- [ ] Issue #XXX | was never filled in',
      '**Status**: 3/7 criteria met | counts criteria; 4 of 7 are met',
    ]);
  });

  it.each([
    ['front matter', 'current_stage: Staging'],
    ['short status', 'Coverage 73.2%, lint clean.'],
    ['hand-placed markers', '<!-- AUTO-GENERATED SECTION -->'],
    ['untouched template', '**Purpose**: <Description>'],
    ['colon in the bold', '**Current Stage:** STAGING (Ready for Production Deployment)  '],
  ])('warns of a line in the family %s: %s', (family, line) => {
    const { text, warnings } = adopt(documents[family] ?? '');
    const lines = text.split('\n');
    expect(warnings.map((warning) => lines[warning.line - 1])).toContain(line);
  });

  it('refuses a document that only points elsewhere', () => {
    expect(adoptDocument({ text: bytesOf(stub), assessment, today })).toMatchObject({
      kind: 'problems',
      problems: [{ code: 'document-moved' }],
    });
  });

  it('refuses a document that ends in an open block', () => {
    expect(adoptDocument({ text: bytesOf('# Title\n\n```\ncode\n'), assessment, today })).toMatchObject({
      kind: 'problems',
      problems: [{ code: 'cannot-adopt' }],
    });
  });

  it('keeps what people wrote in any document, or refuses it', () => {
    const documentsOfPeople = fc.tuple(
      fc.array(
        wholesomePiece.filter((piece) => !piece.includes('maturity:')),
        { maxLength: 8 },
      ),
      fc.constantFrom('\n', '\r\n'),
    );
    const property = fc.property(documentsOfPeople, ([pieces, lineEnd]) => {
      const text = pieces.join('\n\n').replaceAll('\n', lineEnd);
      const adopted = adoptDocument({ text: bytesOf(text), assessment, today });
      if (adopted.kind === 'problems') return;
      expect(written(textOf(adopted.bytes))).toBe(written(text));
      expect(adoptDocument({ text: adopted.bytes, assessment, today }).kind).toBe('current');
    });
    fc.assert(property, { numRuns: 40, seed: 11 });
  }, 120_000);
});
