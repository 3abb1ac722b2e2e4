import type { MetricValue, Unit } from './metric-value.js';

/**
 * A percentage of counts with two decimals, cut and never rounded up: 6996 of 10000 is `69.96%`, and 69999 of 100000 is
 * `69.99%`, so that no printed number looks better than the one that was compared.
 */
export function formatRatio(covered: number, total: number): string {
  if (total === 0) return 'nothing to cover';
  const hundredths = (BigInt(covered) * 10_000n) / BigInt(total);
  const whole = hundredths / 100n;
  const decimals = String(hundredths % 100n).padStart(2, '0');
  return `${whole}.${decimals}%`;
}

/** A metric for people: `71/97 (73.19%)`, `3`, `240ms`. */
export function formatMetric(metric: MetricValue): string {
  if (metric.unit !== '%') return formatQuantity(metric.value, metric.unit);
  return metric.total === 0
    ? formatRatio(metric.covered, metric.total)
    : `${metric.covered}/${metric.total} (${formatRatio(metric.covered, metric.total)})`;
}

/** A bare number with its unit: `70%`, `0`, `250ms`. */
export function formatQuantity(value: number, unit: Unit): string {
  return unit === 'count' ? String(value) : `${value}${unit}`;
}
