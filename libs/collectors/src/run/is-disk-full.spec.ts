import { isDiskFull } from './is-disk-full.js';

it.each([
  ['ENOSPC', true],
  ['EDQUOT', true],
  ['EFBIG', true],
  ['EACCES', false],
  ['EROFS', false],
  [undefined, false],
])('isDiskFull of %s is %s', (code, isFull) => {
  expect(isDiskFull(code)).toBe(isFull);
});
