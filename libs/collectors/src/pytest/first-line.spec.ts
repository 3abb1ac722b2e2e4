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

  it('keeps numbers that say something', () => {
    expect(firstLine('assert 3 == 4 in 5 shops, 0x1F', places)).toBe('assert 3 == 4 in 5 shops, 0x1F');
  });

  it('is cut', () => {
    expect(firstLine('x'.repeat(1_000_000), places)).toBe(`${'x'.repeat(200)}…`);
  });
});
