import { compareText } from '@tta/maturity-model';
import type { FleetMember, FleetWarning } from './fleet-warnings.js';
import { measuredMetrics, type ComponentMetric } from './measured-metrics.js';

/** Shares that are 0 % for every component that has something to cover, where there are at least two. */
export function allZero(members: readonly FleetMember[]): FleetWarning[] {
  const byMetric = new Map<string, ComponentMetric[]>();
  for (const entry of measuredMetrics(members)) {
    if (entry.metric.unit !== '%' || entry.metric.total === 0) continue;
    byMetric.set(entry.id, [...(byMetric.get(entry.id) ?? []), entry]);
  }
  return [...byMetric]
    .filter(([, entries]) => entries.length > 1 && entries.every(({ metric }) => metric.value === 0))
    .sort(([left], [right]) => compareText(left, right))
    .map(([id, entries]) => ({
      code: 'all-zero',
      message: `${id} is 0% for all ${entries.length} components; the environment is probably wrong, not the tests.`,
      components: entries.map(({ component }) => component).sort(compareText),
    }));
}
