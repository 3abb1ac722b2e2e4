import { countMetric, metricValueSchema, ratioMetric } from './metric-value.js';

describe('metricValueSchema', () => {
  it('takes what the makers of metrics make', () => {
    for (const metric of [
      countMetric(3),
      ratioMetric(71, 97),
      ratioMetric(0, 0),
      { unit: 'ms', value: 2.5 },
    ]) {
      expect(metricValueSchema.parse(metric)).toEqual(metric);
    }
  });

  it.each([
    ['a percentage that its counts do not give', { unit: '%', value: 88, covered: 71, total: 97 }],
    ['100% of nothing', { unit: '%', value: 100, covered: 0, total: 0 }],
    ['more covered than there is', { unit: '%', value: 100, covered: 3, total: 2 }],
    ['a percentage without counts', { unit: '%', value: 88 }],
    ['a negative count', { unit: 'count', value: -1 }],
    ['half a finding', { unit: 'count', value: 0.5 }],
    ['no number', { unit: 'count', value: Number.NaN }],
    ['infinity', { unit: 'ms', value: Number.POSITIVE_INFINITY }],
    ['a number in a text', { unit: 'count', value: '0' }],
    ['null for a count', { unit: 'count', value: null }],
    ['an unknown unit', { unit: 'points', value: 7 }],
    ['an unknown key', { unit: 'count', value: 1, note: 'x' }],
  ])('refuses %s', (_, metric) => {
    expect(metricValueSchema.safeParse(metric).success).toBe(false);
  });
});

describe('countMetric', () => {
  it.each([Number.NaN, -1, 1.5, Number.POSITIVE_INFINITY])('throws for %d', (value) => {
    expect(() => countMetric(value)).toThrow();
  });
});
