import type { MetricValue } from '@tta/maturity-model';
import type { FleetMember } from './fleet-warnings.js';

export interface ComponentMetric {
  readonly component: string;
  readonly id: string;
  readonly metric: MetricValue;
}

/** Every metric of whole evidence. */
export function measuredMetrics(members: readonly FleetMember[]): ComponentMetric[] {
  return members.flatMap(({ component, evidence }) =>
    evidence.flatMap((entry) =>
      entry.status === 'ok'
        ? Object.entries(entry.metrics).map(([id, metric]) => ({ component, id, metric }))
        : [],
    ),
  );
}
