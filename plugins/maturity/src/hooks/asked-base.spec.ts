import { askedBase } from './asked-base.js';

describe('askedBase', () => {
  it.each([
    ['affected -t maturity:validate --base=v1', 'v1'],
    ['affected --base v1 -t maturity:validate', 'v1'],
    ['affected -t maturity:validate --baseline=x', undefined],
    ['run carbon:maturity:validate', undefined],
  ])('of nx %s is %s', (command, base) => {
    expect(askedBase(['node', 'nx', ...command.split(' ')])).toBe(base);
  });
});
