import { visibleText } from './visible-text.js';

describe('visibleText', () => {
  it.each([
    ['colours of a terminal', '\u001b[1;31mred\u001b[0m', 'red'],
    ['links of a terminal', '\u001b]8;;https://example.org\u0007here\u001b]8;;\u0007', 'here'],
    ['control characters', 'a\u0000b\u007f\u009d', 'a␀b␡\\u{9d}'],
    ['text from right to left', '\u202etxt.exe', '\\u{202e}txt.exe'],
    ['invisible characters', 'a\u200bb\ufeff', 'a\\u{200b}b'],
    ['half a surrogate pair', 'a\ud800', 'a\\u{d800}'],
    ['line ends and tabs', ' a\r\n\tb\u2028c ', 'a b c'],
    ['emoji and accents', '⚠️ é 漢字', '⚠️ é 漢字'],
  ])('shows %s', (_, text, shown) => {
    expect(visibleText(text, 100)).toBe(shown);
  });

  it('cuts what is too long, whole characters only', () => {
    expect(visibleText('🎉'.repeat(50), 10)).toBe(`${'🎉'.repeat(9)}…`);
    expect(visibleText('x'.repeat(10), 10)).toBe('x'.repeat(10));
  });

  it('takes no time for a line of a megabyte', () => {
    const start = performance.now();
    expect(visibleText('\u001b['.repeat(500_000), 100).length).toBeLessThanOrEqual(100);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
