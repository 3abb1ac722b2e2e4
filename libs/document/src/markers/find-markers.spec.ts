import fc from 'fast-check';
import { documentCase } from '../fuzz/document-case.js';
import { findMarkers } from './find-markers.js';

describe('findMarkers', () => {
  it('finds the same in pieces as in one', () => {
    const cases = documentCase(undefined, { blocks: 3, isDamaged: [true, false], repeat: 1 });
    fc.assert(
      fc.property(cases, fc.nat(2000), ({ bytes }, pieceLength) => {
        const text = new TextDecoder('utf-8').decode(bytes);
        expect(findMarkers(text, 'x', pieceLength)).toEqual(findMarkers(text, 'x', Infinity));
      }),
      { numRuns: 80, seed: 1 },
    );
  }, 120_000);

  it('does not parse a long list behind the last marker', () => {
    const marker = '<!-- maturity:start id=tests -->\n\n';
    const text = marker.repeat(2) + '- item\n  - nested\n'.repeat(10_000);
    expect(findMarkers(text, 'x').markers).toHaveLength(2);
  }, 5_000);
});
