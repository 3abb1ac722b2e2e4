import { firstLine } from './first-line.js';

const folder = '/tmp/maturity-Ab12Cd';
const places = { temporaryFolder: folder, workspaceRoot: '/home/me/shop' };

describe('firstLine', () => {
  it('is one line without colours', () => {
    expect(firstLine('\u001B[31mAssertionError: no\u001B[0m\nmore', places)).toBe('AssertionError: no');
    expect(firstLine('', places)).toBe('');
  });

  it('is the same in every run', () => {
    expect(firstLine('<A at 0x7f8c646c5d90> in 0.25s, 3 ms', places)).toBe('<A at 0x…> in …s, … ms');
    expect(firstLine(`${folder}/pytest-of-me/pytest-0/x`, places)).toBe('$TMPDIR/pytest-of-…/pytest-0/x');
    expect(firstLine('in /home/me/shop/a/b.py:3', places)).toBe('in a/b.py:3');
    expect(firstLine(`'/tmp/maturity-Ab1...x'`, places)).toBe(`'$TMPDIR...x'`);
  });

  it('is free of units of time in every spelling, and of nothing like them', () => {
    expect(firstLine('10 s, 2ms, 3.25 us, 4 µs, 5 ns, 6 sec, 7 seconds', places)).toBe(
      '… s, …ms, … us, … µs, … ns, … sec, … seconds',
    );
    expect(firstLine('5 secrets, 6 msx, x7 s', places)).toBe('5 secrets, 6 msx, x7 s');
    expect(firstLine('x0x7f8c646c5d90, 0x7f8c64, 0x7f8c6', places)).toBe('x0x7f8c646c5d90, 0x…, 0x7f8c6');
    expect(firstLine(`'pytest-of-me' my-pytest-of-me/x xpytest-of-me`, places)).toBe(
      `'pytest-of-…' my-pytest-of-…/x xpytest-of-me`,
    );
  });

  it('takes the name of a folder as it is, not for a pattern', () => {
    const odd = { ...places, temporaryFolder: '/tmp/a+(b)[c].$^|{1}*?/maturity-Ab12Cd' };
    expect(firstLine('in /tmp/a+(b)[c].$^|{1}*?/maturity-Ab12Cd/x', odd)).toBe('in $TMPDIR/x');
    expect(firstLine('/tmp/maturity-Ab12Cd/a /tmp/maturity-Ab12Cd/b', places)).toBe('$TMPDIR/a $TMPDIR/b');
  });

  it('begins and ends with what it says', () => {
    expect(firstLine('\n\n  two  \nthree', places)).toBe('two');
  });

  it('keeps numbers that say something', () => {
    expect(firstLine('assert 3 == 4 in 5 shops, 0x1F', places)).toBe('assert 3 == 4 in 5 shops, 0x1F');
  });

  it('is cut', () => {
    expect(firstLine('x'.repeat(1_000_000), places)).toBe(`${'x'.repeat(200)}…`);
    expect(firstLine('x'.repeat(200), places)).toBe('x'.repeat(200));
  });
});
