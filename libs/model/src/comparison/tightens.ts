import type { Comparison } from './parse-comparison.js';

/** The values that a comparison lets through, from `low` to `high`; `open` ends are not let through themselves. */
interface Range {
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}

/**
 * Whether `override` lets through nothing that `comparison` would not: the same, or stricter. Other units are never
 * stricter, because they cannot be compared. Zero is as strict as `no-increase` can become, so `== 0` tightens it.
 */
export function tightens(override: Comparison, comparison: Comparison): boolean {
  if (comparison.kind !== 'threshold') {
    if (override.kind !== 'threshold') return override.kind === comparison.kind;
    return comparison.kind === 'no-increase' && rangeOf(override).high === 0;
  }
  if (override.kind !== 'threshold' || override.unit !== comparison.unit) return false;
  const inner = rangeOf(override);
  const outer = rangeOf(comparison);
  const low = inner.low > outer.low || (inner.low === outer.low && (inner.lowOpen || !outer.lowOpen));
  const high = inner.high < outer.high || (inner.high === outer.high && (inner.highOpen || !outer.highOpen));
  return low && high;
}

function rangeOf({ operator, limit }: Extract<Comparison, { kind: 'threshold' }>): Range {
  const all: Range = { low: -Infinity, lowOpen: false, high: Infinity, highOpen: false };
  switch (operator) {
    case '>=':
      return { ...all, low: limit };
    case '>':
      return { ...all, low: limit, lowOpen: true };
    case '<=':
      return { ...all, high: limit };
    case '<':
      return { ...all, high: limit, highOpen: true };
    case '==':
      return { ...all, low: limit, high: limit };
    default:
      return operator satisfies never;
  }
}
