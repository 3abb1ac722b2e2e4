import { formatMetric, type Criterion } from '@tta/maturity-model';
import type { AssessInput } from '../assess-input.js';
import { findMetric } from '../find-metric.js';
import { judgement, type Judgement } from './judgement.js';

/**
 * Below a size that the policy names a criterion says nothing: 1 of 2 changed lines is no 50%. It is then not applicable,
 * with the number. A size that is not known makes the criterion unknown. Undefined when the size is reached.
 *
 * A name without dots is a sibling of the measured metric: `changedLines` beside `coverage.unit.newLines`.
 */
export function belowMinimum(
  { measure, minimum }: Extract<Criterion, { measure: string }>,
  input: AssessInput,
): Judgement | undefined {
  for (const [name, least] of Object.entries(minimum ?? {})) {
    const id = name.includes('.') ? name : `${measure.slice(0, measure.lastIndexOf('.') + 1)}${name}`;
    const found = findMetric(input, id);
    if (found.kind === 'not-found') {
      const explanation = `Whether ${measure} counts is not known: ${found.why}.`;
      return judgement('unknown', explanation, 'measuring', {
        todo: found.remedy,
        measuringFailed: found.failed,
        ...(found.command !== undefined && { command: found.command }),
      });
    }
    const { value } = found.metric;
    if (value === null || value < least) {
      const size = formatMetric(found.metric);
      return judgement(
        'not-applicable',
        `${measure} counts from ${least} ${name}; there are ${size}.`,
        'gap',
        {
          value: size,
        },
      );
    }
  }
  return undefined;
}
