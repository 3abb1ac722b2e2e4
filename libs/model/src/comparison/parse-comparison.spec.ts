import fc from 'fast-check';
import { formatComparison, parseComparison, type Comparison } from './parse-comparison.js';

const unit = fc.constantFrom('%' as const, 'ms' as const, 's' as const, 'count' as const);
const anyComparison: fc.Arbitrary<Comparison> = fc.oneof(
  fc.constant({ kind: 'no-increase' } as const),
  fc.constant({ kind: 'no-decrease' } as const),
  fc.record({
    kind: fc.constant('threshold' as const),
    operator: fc.constantFrom('>=' as const, '<=' as const, '==' as const, '>' as const, '<' as const),
    limit: fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
    unit,
  }),
);

function neverHolds(comparison: Comparison): boolean {
  if (comparison.kind !== 'threshold') return false;
  const { operator, limit, unit } = comparison;
  return (
    (unit === '%' && (limit > 100 || (operator === '>' && limit === 100))) ||
    (operator === '<' && limit === 0)
  );
}

describe('parseComparison', () => {
  it('is the inverse of formatComparison', () => {
    fc.assert(
      fc.property(anyComparison, (comparison) => {
        fc.pre(!neverHolds(comparison));
        expect(parseComparison(formatComparison(comparison))).toEqual({ ok: true, comparison });
      }),
    );
  });

  it.each(['', '70%', '=> 70%', '>= 70 %%', '>= -1', '>= 1e3', '== NaN', 'no-change', '>= 70% or 60%'])(
    'refuses %j and lists the forms',
    (text) => {
      expect(parseComparison(text)).toMatchObject({
        ok: false,
        message: expect.stringContaining("'>= 70%'") as string,
      });
    },
  );

  it('refuses more than 100%', () => {
    expect(parseComparison('>= 101%')).toEqual({ ok: false, message: "'>= 101%' asks for more than 100%" });
  });

  it.each(['> 100%', '< 0', '< 0%'])('refuses %s, which nothing could meet', (text) => {
    expect(parseComparison(text)).toEqual({ ok: false, message: `'${text}' can never hold` });
  });
});
