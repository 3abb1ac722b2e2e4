import { opensGate, type Assessment, type CriterionResult } from '@tta/maturity-model';

/** The criteria that judge one of these metrics, by what their results say. */
export function criteriaOnMetrics(
  { criteria }: Pick<Assessment, 'criteria'>,
  metricIds: readonly string[],
): CriterionResult[] {
  return criteria.filter(({ metrics }) => metrics.some((id) => metricIds.includes(id)));
}

/** ✅ when all of these criteria open a gate, ❓ or ❌ when one does not; nothing when there are none to judge by. */
export function judgementMark(criteria: readonly CriterionResult[]): '' | '✅' | '❌' | '❓' {
  if (criteria.length === 0) return '';
  if (criteria.some(({ outcome }) => outcome === 'fail')) return '❌';
  return criteria.every(({ outcome }) => opensGate(outcome)) ? '✅' : '❓';
}
