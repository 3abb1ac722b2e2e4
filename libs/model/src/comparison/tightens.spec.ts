import fc from 'fast-check';
import { countMetric } from '../metric/metric-value.js';
import { compareMetric } from './compare-metric.js';
import { parseComparison, type Comparison } from './parse-comparison.js';
import { tightens } from './tightens.js';

function comparison(text: string): Comparison {
  const parsed = parseComparison(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.comparison;
}

const threshold = fc
  .tuple(fc.constantFrom('>=', '<=', '==', '>', '<'), fc.integer({ min: 1, max: 6 }))
  .map(([operator, limit]) => comparison(`${operator} ${limit}`));

describe('tightens', () => {
  it('lets nothing through that the policy would not', () => {
    fc.assert(
      fc.property(threshold, threshold, fc.integer({ min: 0, max: 9 }), (override, policy, value) => {
        const passes = (asked: Comparison): boolean =>
          compareMetric(asked, countMetric(value)).outcome === 'pass';
        fc.pre(tightens(override, policy) && passes(override));
        expect(passes(policy)).toBe(true);
      }),
    );
  });

  it.each([
    ['>= 85%', '>= 70%', true],
    ['>= 70%', '>= 70%', true],
    ['> 70%', '>= 70%', true],
    ['>= 70%', '> 70%', false],
    ['>= 69%', '>= 70%', false],
    ['<= 90%', '>= 70%', false],
    ['== 0', '<= 5', true],
    ['<= 1', '== 0', false],
    ['>= 85', '>= 70%', false],
    ['== 0', 'no-increase', true],
    ['<= 3', 'no-increase', false],
    ['no-increase', '== 0', false],
  ])('%s beside %s: %s', (override, policy, expected) => {
    expect(tightens(comparison(override), comparison(policy))).toBe(expected);
  });
});
