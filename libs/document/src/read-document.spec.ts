import fc from 'fast-check';
import { fuzzedAssessment } from './fuzz/fuzzed-assessment.js';
import { readDocument } from './read-document.js';
import { regionIds } from './region-ids.js';
import { nothingKnown } from './render/last-good.js';
import { renderRegion } from './render/render-region.js';
import { bytesOf, updatedText } from './testing/document-text.js';

describe('readDocument', () => {
  it('reads back what was rendered, whatever it was', () => {
    const property = fc.property(fuzzedAssessment, fc.constantFrom('\n', '\r\n'), (assessment, lineEnd) => {
      const lastUpdated = '2026-11-21';
      const text = updatedText(undefined, assessment, lastUpdated).replaceAll('\n', lineEnd);
      const read = readDocument(bytesOf(text));
      if (read.kind === 'problems') throw new Error(JSON.stringify(read.problems));
      const expected = regionIds.map((id) => ({
        id,
        body: renderRegion(id, { assessment, lastGood: nothingKnown, lastUpdated }),
        isEdited: false,
      }));
      expect(
        read.regions.toSorted((left, right) => regionIds.indexOf(left.id) - regionIds.indexOf(right.id)),
      ).toEqual(expected);
      expect(read.lastUpdated).toBe(lastUpdated);
    });
    fc.assert(property, { numRuns: 50, seed: 9 });
  }, 60_000);

  it('tells a region that a person edited', () => {
    const read = readDocument(bytesOf(updatedText(undefined).replace('| 2 ', '| 0 ')));
    expect(
      read.kind === 'regions' ? read.regions.filter(({ isEdited }) => isEdited).map(({ id }) => id) : [],
    ).toEqual(['tests']);
  });

  it('finds no regions in a document that people wrote', () => {
    expect(readDocument(bytesOf('# Title\n'))).toEqual({
      kind: 'regions',
      regions: [],
      lastUpdated: undefined,
    });
  });
});
