import { covers, selectorsOf } from './rule-selectors.js';

describe('covers', () => {
  it.each([
    ['ALL', 'F401', true],
    ['F', 'F401', true],
    ['F4', 'F401', true],
    ['F401', 'F4', false],
    ['E', 'ERA001', false],
    ['PL', 'PLR2004', true],
    ['P', 'PLR2004', false],
    ['PLR', 'PLC', false],
  ])('%s, %s: %s', (selector, narrower, expected) => {
    expect(covers(selector, narrower)).toBe(expected);
  });
});

describe('selectorsOf', () => {
  const all = ['E722', 'E902', 'F401', 'F402', 'F841', 'T100'];

  it.each([
    [all, ['ALL']],
    [
      ['E722', 'E902', 'F401'],
      ['E', 'F401'],
    ],
    [['F401', 'F402'], ['F4']],
    [
      ['F841', 'T100'],
      ['F841', 'T100'],
    ],
    [[], []],
  ])('of %j are %j', (rules, selectors) => {
    expect(selectorsOf(rules, all)).toEqual(selectors);
  });
});
