import { oneLine } from './one-line.js';

describe('oneLine', () => {
  it('is printable, and one line', () => {
    expect(oneLine(' \u001B[31ma\u001B[0m\n\tb\u0000 \u202Ec\u2028d ')).toBe('a b cd'.replace('cd', 'c d'));
  });

  it('ends after 500 characters, never inside of one', () => {
    expect(oneLine('a'.repeat(500))).toBe('a'.repeat(500));
    expect(oneLine('😀'.repeat(1_000_000))).toBe(`${'😀'.repeat(500)}…`);
  });

  it('looks no further than it has to, however long the text is', () => {
    expect(oneLine(`${'\u0000'.repeat(10_000)}x`)).toBe('');
  });

  it('leaves markers as they are: whoever shows them escapes them', () => {
    expect(oneLine('<!-- maturity:end --> | ``` x')).toBe('<!-- maturity:end --> | ``` x');
  });
});
