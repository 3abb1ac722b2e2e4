import type { MetricValue } from '../metric/metric-value.js';
import { formatQuantity } from '../metric/format-metric.js';
import type { Comparison, Operator } from './parse-comparison.js';

/** `gap`: what is missing, in the metric's own terms, for people: `19 more covered lines`, `2 fewer`. */
export type ComparisonResult =
  | { readonly outcome: 'pass' }
  | { readonly outcome: 'fail'; readonly gap: string; readonly missing: number }
  | { readonly outcome: 'unknown'; readonly reason: string };

/**
 * Compares a measured value, unrounded, with what a policy asks for. Ratios are compared by their counts.
 *
 * @param baseline the value at the merge base, for `no-increase` and `no-decrease`; without it these are unknown
 * @param noun what the metric counts, for the gap: `covered lines`
 */
export function compareMetric(
  comparison: Comparison,
  metric: MetricValue,
  { baseline, noun }: { baseline?: MetricValue; noun?: string } = {},
): ComparisonResult {
  if (metric.value === null) return { outcome: 'unknown', reason: 'there was nothing to measure (0 of 0)' };
  if (comparison.kind !== 'threshold')
    return compareWithBaseline(comparison.kind, metric.value, baseline, noun);
  if (comparison.unit !== metric.unit) {
    return {
      outcome: 'unknown',
      reason: `the policy asks for ${unitName(comparison.unit)}, but the metric is in ${unitName(metric.unit)}`,
    };
  }
  if (metric.unit === '%') return compareRatio(comparison, metric.covered, metric.total, noun);
  if (holds(comparison.operator, metric.value, comparison.limit)) return { outcome: 'pass' };
  const missing = Math.abs(metric.value - comparison.limit);
  return {
    outcome: 'fail',
    missing,
    gap: describeGap(metric.value > comparison.limit, missing, metric.unit, noun),
  };
}

function compareRatio(
  comparison: Extract<Comparison, { kind: 'threshold' }>,
  covered: number,
  total: number,
  noun: string | undefined,
): ComparisonResult {
  const { operator, limit } = comparison;
  // Whole numbers, because 0.1 * 3000 is not 300 in floating point: both sides in millionths of a percent of one item.
  const scale = 1_000_000n;
  const left = 100n * scale * BigInt(covered);
  const right = BigInt(Math.round(limit * Number(scale))) * BigInt(total);
  if (holds(operator, left, right)) return { outcome: 'pass' };
  const step = 100n * scale;
  if (operator === '<=' || operator === '<' || (operator === '==' && left > right)) {
    const allowed = operator === '<' ? (right - 1n) / step : right / step;
    const missing = Number(BigInt(covered) - allowed);
    return { outcome: 'fail', missing, gap: describeGap(true, missing, 'count', noun) };
  }
  const needed = operator === '>' ? right / step + 1n : (right + step - 1n) / step;
  const missing = Number(needed - BigInt(covered));
  return { outcome: 'fail', missing, gap: describeGap(false, missing, 'count', noun) };
}

function compareWithBaseline(
  kind: 'no-increase' | 'no-decrease',
  value: number,
  baseline: MetricValue | undefined,
  noun: string | undefined,
): ComparisonResult {
  if (baseline === undefined || baseline.value === null) {
    return { outcome: 'unknown', reason: 'there is no earlier value to compare with' };
  }
  const worse = kind === 'no-increase' ? value > baseline.value : value < baseline.value;
  if (!worse) return { outcome: 'pass' };
  const missing = Math.abs(value - baseline.value);
  return { outcome: 'fail', missing, gap: describeGap(kind === 'no-increase', missing, baseline.unit, noun) };
}

function holds<T extends number | bigint>(operator: Operator, left: T, right: T): boolean {
  switch (operator) {
    case '>=':
      return left >= right;
    case '<=':
      return left <= right;
    case '==':
      return left === right;
    case '>':
      return left > right;
    case '<':
      return left < right;
    default:
      return operator satisfies never;
  }
}

function describeGap(
  tooMany: boolean,
  missing: number,
  unit: MetricValue['unit'],
  noun: string | undefined,
): string {
  const direction = tooMany ? 'fewer' : 'more';
  const amount = formatQuantity(missing, unit);
  if (noun === undefined) return `${amount} ${direction}`;
  return `${amount} ${direction} ${missing === 1 ? singular(noun) : noun}`;
}

/** Nouns of metrics are regular plurals: lines, branches, tests that ended in an error. */
function singular(noun: string): string {
  return noun.replace(/(?:(?<=ch|sh|ss|x)e)?s(?=$| that (?!are))/, '');
}

function unitName(unit: MetricValue['unit']): string {
  return unit === 'count' ? 'a count' : unit;
}
