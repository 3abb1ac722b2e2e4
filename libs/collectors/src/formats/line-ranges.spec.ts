import { lineRanges } from './line-ranges.js';

describe('lineRanges', () => {
  it('joins statements that follow each other, across lines without one', () => {
    expect(lineRanges([1, 2, 4, 7, 8, 12], [2, 4, 7, 12])).toBe('2-7, 12');
  });

  it('does not reach over a covered statement', () => {
    expect(lineRanges([3, 5, 4], [3, 5])).toBe('3, 5');
  });

  it('is empty where nothing is missing', () => {
    expect(lineRanges([1, 2], [])).toBe('');
    expect(lineRanges([], [])).toBe('');
  });
});
