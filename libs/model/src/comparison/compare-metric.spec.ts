import fc from 'fast-check';
import { formatMetric } from '../metric/format-metric.js';
import { countMetric, ratioMetric, type RatioMetric } from '../metric/metric-value.js';
import { compareMetric } from './compare-metric.js';
import { parseComparison, type Comparison } from './parse-comparison.js';

function comparison(text: string): Comparison {
  const parsed = parseComparison(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.comparison;
}

const ratio = fc
  .integer({ min: 1, max: 100_000 })
  .chain((total) => fc.integer({ min: 0, max: total }).map((covered) => ratioMetric(covered, total)));
const operator = fc.constantFrom('>=', '<=', '==', '>', '<');

describe('compareMetric', () => {
  it('rounding', () => {
    const metric = ratioMetric(6996, 10_000);
    expect(compareMetric(comparison('>= 70%'), metric, { noun: 'covered lines' })).toEqual({
      outcome: 'fail',
      missing: 4,
      gap: '4 more covered lines',
    });
    expect(formatMetric(metric)).toBe('6996/10000 (69.96%)');
  });

  it('compares unrounded: two decimals that read 70.00% would still fail', () => {
    const metric = ratioMetric(69_999_999, 100_000_000);
    expect(compareMetric(comparison('>= 70%'), metric)).toMatchObject({ outcome: 'fail', missing: 1 });
    expect(formatMetric(metric)).toContain('69.99%');
  });

  it('never prints a percentage at or above a threshold of two decimals that was not reached', () => {
    fc.assert(
      fc.property(ratio, fc.integer({ min: 0, max: 10_000 }), (metric, hundredths) => {
        const limit = hundredths / 100;
        const result = compareMetric(comparison(`>= ${limit.toFixed(2)}%`), metric);
        const printed = Number(/\(([\d.]+)%\)/.exec(formatMetric(metric))?.[1]);
        expect(result.outcome === 'pass').toBe(printed >= limit);
      }),
    );
  });

  it('passes exactly when the counts do, in whole numbers', () => {
    fc.assert(
      fc.property(ratio, fc.integer({ min: 0, max: 100 }), (metric, limit) => {
        const passes = 100n * BigInt(metric.covered) >= BigInt(limit) * BigInt(metric.total);
        expect(compareMetric(comparison(`>= ${limit}%`), metric).outcome).toBe(passes ? 'pass' : 'fail');
      }),
    );
  });

  it('names a gap that closes it and is the smallest that does', () => {
    fc.assert(
      fc.property(ratio, operator, fc.integer({ min: 0, max: 100 }), (metric, sign, limit) => {
        fc.pre(!(sign === '<' && limit === 0) && !(sign === '>' && limit === 100));
        const asked = comparison(`${sign} ${limit}%`);
        const result = compareMetric(asked, metric);
        if (result.outcome !== 'fail' || sign === '==') return;
        const better = sign === '>=' || sign === '>' ? 1 : -1;
        const moved = (by: number): RatioMetric => ratioMetric(metric.covered + better * by, metric.total);
        expect(compareMetric(asked, moved(result.missing)).outcome).toBe('pass');
        expect(compareMetric(asked, moved(result.missing - 1)).outcome).toBe('fail');
      }),
    );
  });

  it('says nothing about nothing: 0 of 0 is unknown', () => {
    expect(compareMetric(comparison('>= 0%'), ratioMetric(0, 0)).outcome).toBe('unknown');
  });

  it('does not compare a count with a share', () => {
    const result = compareMetric(comparison('>= 70%'), countMetric(100));
    expect(result).toEqual({
      outcome: 'unknown',
      reason: 'the policy asks for %, but the metric is in a count',
    });
  });

  it('needs an earlier value for no-increase and no-decrease', () => {
    const asked = comparison('no-increase');
    expect(compareMetric(asked, countMetric(0)).outcome).toBe('unknown');
    expect(compareMetric(asked, countMetric(2), { baseline: countMetric(2) }).outcome).toBe('pass');
    expect(compareMetric(asked, countMetric(3), { baseline: countMetric(2) })).toMatchObject({ missing: 1 });
    expect(
      compareMetric(comparison('no-decrease'), ratioMetric(1, 2), { baseline: ratioMetric(3, 4) }).outcome,
    ).toBe('fail');
  });

  it.each([
    ['covered branches', '1 more covered branch'],
    ['passed tests', '1 more passed test'],
    ['tests that ended in an error', '1 more test that ended in an error'],
    [undefined, '1 more'],
  ])('speaks of one of the %s', (noun, gap) => {
    const options = noun === undefined ? {} : { noun };
    expect(compareMetric(comparison('>= 1'), countMetric(0), options)).toMatchObject({ gap });
  });

  it('counts what is too much', () => {
    expect(compareMetric(comparison('== 0'), countMetric(3), { noun: 'findings' })).toEqual({
      outcome: 'fail',
      missing: 3,
      gap: '3 fewer findings',
    });
  });
});
