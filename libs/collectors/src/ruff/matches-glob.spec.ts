import { matchesGlob } from './matches-glob.js';

describe('matchesGlob', () => {
  it.each([
    ['*.py', 'a.py', true],
    ['/w/tests/*', '/w/tests/sub/a.py', true],
    ['/w/tests/**', '/w/tests/sub/a.py', true],
    ['/w/tests/**', '/w/tests', false],
    ['/w/**/tests/*', '/w/tests/a.py', true],
    ['/w/**/tests/*', '/w/a/b/tests/a.py', true],
    ['/w/**/tests/*', '/w/mytests/a.py', false],
    ['__init__.py', '__init__.py', true],
    ['{a,b?}.py', 'bc.py', true],
    ['a,b.py', 'a,b.py', true],
    ['[!ab].py', 'c.py', true],
    ['[!ab].py', 'a.py', false],
    ['\\[x].py', '[x].py', true],
    ['a.py', 'axpy', false],
    ['(a|b).py', 'a.py', false],
  ])('%s, %s: %s', (pattern, path, expected) => {
    expect(matchesGlob(pattern, path)).toBe(expected);
  });
});
