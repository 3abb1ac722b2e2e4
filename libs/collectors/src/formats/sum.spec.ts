import { sum } from './sum.js';

it('sum adds up, nothing to 0', () => {
  expect(sum([3, 4, 5])).toBe(12);
  expect(sum([])).toBe(0);
});
