import { formatMetric, opensGate, type Assessment, type CriterionResult } from '@tta/maturity-model';

/**
 * The criteria that look at one of these metrics. Where a result does not name its metrics, a single comparison is
 * recognised by the value that it prints, and both kinds only when its id shares the metric's words.
 */
export function criteriaOnMetrics(assessment: Assessment, metricIds: readonly string[]): CriterionResult[] {
  return assessment.criteria.filter((criterion) =>
    metricIds.some((id) => looksAt(criterion, id, assessment)),
  );
}

function looksAt(criterion: CriterionResult, metricId: string, { metrics }: Assessment): boolean {
  if (criterion.kind !== 'measure' && criterion.kind !== 'all' && criterion.kind !== 'any') return false;
  const words = criterion.id.split('-');
  const [area = '', kind] = metricId.split('.');
  if (!words.includes(area)) return false;
  if (area === 'tests' || area === 'coverage') {
    const named = words.includes('integration') ? 'integration' : 'unit';
    if (kind !== named) return false;
  }
  if (criterion.kind !== 'measure' || criterion.value === undefined) return true;
  const measured = metrics[metricId];
  return measured !== undefined && formatMetric(measured.metric) === criterion.value;
}

/** ✅ when all of these criteria open a gate, ❓ or ❌ when one does not; nothing when there are none to judge by. */
export function judgementMark(criteria: readonly CriterionResult[]): '' | '✅' | '❌' | '❓' {
  if (criteria.length === 0) return '';
  if (criteria.some(({ outcome }) => outcome === 'fail')) return '❌';
  return criteria.every(({ outcome }) => opensGate(outcome)) ? '✅' : '❓';
}
