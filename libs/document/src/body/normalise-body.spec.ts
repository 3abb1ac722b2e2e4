import { bodyChecksum } from './body-checksum.js';
import { normaliseBody } from './normalise-body.js';

describe('normaliseBody', () => {
  it.each([
    ['line ends', '\r\na\r\n\r\nb\r\n', '\na\n\nb\n'],
    ['trailing blanks', 'a \nb\t', 'a\nb'],
    ['runs of blank lines', 'a\n\n\n\nb', 'a\n\nb'],
    ['padding of a table', '| a    | b |\n| ---- | - |', '|a|b|\n|-|-|'],
    ['wrapped lines', 'one two three', 'one\ntwo\nthree'],
    ['wrapped lines of an item', '- one two\n  - three four', '- one\n  two\n  - three\n    four'],
    ['wrapped lines of a quote', '> one two', '> one\n> two'],
    ['the day of the last change', '| Last Updated | 2026-01-12 |', '| Last Updated | 2027-03-04 |'],
  ])('is the same after a change of %s', (_, left, right) => {
    expect(normaliseBody(left)).toBe(normaliseBody(right));
    expect(bodyChecksum(left)).toBe(bodyChecksum(right));
  });

  it.each([
    ['a digit', '| a | 70.1% |', '| a | 70.2% |'],
    ['a tick', '- [ ] one', '- [x] one'],
    ['a heading', '## One', '### One'],
    ['a word in code', '```bash\nruff  check\n```', '```bash\nruff check\n```'],
    ['a row made of two', '| a |\n| b |', '| a | b |'],
    ['a day elsewhere', '| Until | 2026-01-12 |', '| Until | 2027-03-04 |'],
    ['the day made no day', '| Last Updated | 2026-01-12 |', '| Last Updated | yesterday |'],
    ['two items joined', '- one\n- two', '- one - two'],
  ])('differs after a change of %s', (_, left, right) => {
    expect(bodyChecksum(left)).not.toBe(bodyChecksum(right));
  });
});
