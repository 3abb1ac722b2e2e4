import { printable } from './printable.js';

describe('printable', () => {
  it('takes colours and control characters away', () => {
    expect(printable('\u001B[1;31mred\u001B[0m\u0007 a\u0000b\u009Bc')).toBe('red abc');
  });

  it('takes marks of writing direction away', () => {
    expect(printable('a\u202Eb\u2066c\u200Fd')).toBe('abcd');
  });

  it('keeps lines, tabs and letters of all scripts', () => {
    expect(printable('a\tb\r\nc é 漢 👩‍💻')).toBe('a\tb\nc é 漢 👩‍💻');
  });
});
