import { ignoredWithin, isIgnoredBy } from './is-ignored-by.js';

const ignored = ['a-b/', 'a.txt', 'a/', 'b/c.py', 'b/d/', 'z'].sort();

it.each([
  ['a', true],
  ['a/x/y.py', true],
  ['a.txt', true],
  ['b', false],
  ['b/c.py', true],
  ['b/c.pyi', false],
  ['b/d/e/f', true],
  ['b/de', false],
  ['z', true],
  ['z/y', false],
  ['.', false],
])('isIgnoredBy: %s %s', (path, expected) => {
  expect(isIgnoredBy(ignored, path)).toBe(expected);
});

it.each([
  ['.', ignored],
  ['a', ['a/']],
  ['b', ['b/c.py', 'b/d/']],
  ['b/c.py', ['b/c.py']],
  ['z', ['z']],
  ['zz', []],
])('ignoredWithin: %s', (place, expected) => {
  expect(ignoredWithin(ignored, place)).toEqual(expected);
});
