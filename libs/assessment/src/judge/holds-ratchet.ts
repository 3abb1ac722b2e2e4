import {
  compareMetric,
  formatMetric,
  type Comparison,
  type Criterion,
  type MetricValue,
} from '@tta/maturity-model';
import { judgement, type Judgement, type Question } from './judgement.js';

/**
 * A ratchet lets a stage be kept while the threshold is not met yet, as long as the value is no worse than at the merge
 * base. For getting to a stage the threshold itself counts. Undefined when the ratchet has nothing to say, so that the
 * threshold's own answer stands.
 */
export function holdsRatchet(
  criterion: Extract<Criterion, { measure: string }>,
  comparison: Comparison,
  metric: MetricValue,
  baseline: MetricValue | undefined,
  { purpose }: Question,
): Judgement | undefined {
  if (criterion.ratchet !== true || purpose !== 'keep' || comparison.kind !== 'threshold') return undefined;
  const upwards = comparison.operator === '>=' || comparison.operator === '>';
  const kind = upwards ? 'no-decrease' : 'no-increase';
  const result = compareMetric({ kind }, metric, baseline === undefined ? {} : { baseline });
  const value = formatMetric(metric);
  switch (result.outcome) {
    case 'pass': {
      const explanation = `${criterion.measure} is ${value}, not yet what is asked for, but no worse than at the merge base.`;
      return judgement('pass', explanation, 'gap');
    }
    case 'unknown': {
      const explanation = `${criterion.measure} is ${value}; whether it is worse than at the merge base is not known here.`;
      return judgement('unknown', explanation, 'measuring', {
        todo: 'It is judged where the merge base is known: by validate and the gate',
      });
    }
    case 'fail':
      return undefined;
    default:
      return result satisfies never;
  }
}
