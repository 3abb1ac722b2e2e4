import { compareText, formatMetric, type MetricValue } from '@tta/maturity-model';
import type { FleetMember, FleetWarning } from './fleet-warnings.js';
import { measuredMetrics } from './measured-metrics.js';

/** Numbers below it are equal by chance too often. */
const nonTrivial = 10;
/** One number that large is improbable to be equal even alone. */
const improbable = 100;

/**
 * Different components with the same numbers: at least three non-trivial metrics that are all equal, or one large number
 * that most components share (a linter once reported 445 findings for three components: it had looked at all of them for
 * each).
 */
export function equalNumbers(members: readonly FleetMember[]): FleetWarning[] {
  return [...equalSets(members), ...sharedNumbers(members)];
}

function equalSets(members: readonly FleetMember[]): FleetWarning[] {
  const groups = new Map<string, string[]>();
  for (const member of members) {
    const telling = measuredMetrics([member])
      .filter(({ metric }) => isTelling(metric, nonTrivial))
      .map(({ id, metric }) => `${id} ${formatMetric(metric)}`)
      .sort(compareText);
    if (telling.length < 3) continue;
    const key = telling.join(', ');
    groups.set(key, [...(groups.get(key) ?? []), member.component]);
  }
  return [...groups]
    .filter(([, components]) => components.length > 1)
    .sort(([left], [right]) => compareText(left, right))
    .map(([numbers, components]) => warning(`all of ${numbers}`, components));
}

function sharedNumbers(members: readonly FleetMember[]): FleetWarning[] {
  const byMetric = new Map<string, Map<string, string[]>>();
  for (const { component, id, metric } of measuredMetrics(members)) {
    const values = byMetric.get(id) ?? new Map<string, string[]>();
    const key = isTelling(metric, improbable) ? formatMetric(metric) : '';
    byMetric.set(id, values.set(key, [...(values.get(key) ?? []), component]));
  }
  return [...byMetric]
    .sort(([left], [right]) => compareText(left, right))
    .flatMap(([id, values]) => {
      const measured = [...values.values()].reduce((sum, components) => sum + components.length, 0);
      return [...values]
        .filter(
          ([key, components]) => key !== '' && components.length > 2 && components.length * 2 > measured,
        )
        .map(([key, components]) => warning(`${id} ${key}`, components));
    });
}

/** Nothing and everything are equal for good reasons: no findings, all lines covered. */
function isTelling(metric: MetricValue, least: number): boolean {
  if (metric.unit === '%') return metric.covered >= least && metric.covered < metric.total;
  return metric.value >= least;
}

function warning(numbers: string, components: readonly string[]): FleetWarning {
  const names = [...components].sort(compareText);
  const message = `${names.join(', ')} have the same numbers (${numbers}); probably one was measured for another, or all for each.`;
  return { code: 'equal-numbers', message, components: names };
}
