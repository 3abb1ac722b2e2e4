import { fuzzDocuments } from './fuzz-documents.js';

describe('fuzzDocuments', () => {
  it('keeps every byte of 1,000 documents, or writes nothing', () => {
    const { outcomes, refusedWhole } = fuzzDocuments(1000, 20_261_121);
    // Undamaged ones are refused where a marker follows HTML without a blank line, rightly.
    // Most documents must get as far as being written, or nothing is tried.
    expect(outcomes.changed).toBeGreaterThan(600);
    expect(refusedWhole).toBeLessThan(60);
  }, 600_000);
});
