import type { CriterionResult } from '@tta/maturity-model';
import type { AssessInput } from '../assess-input.js';
import { assess } from '../assess.js';

/** The result of one criterion for getting to a stage, staging unless said otherwise. */
export function resultOf(input: AssessInput, id: string, stage = 'staging'): CriterionResult {
  const found = assess(input).criteria.find(
    (result) =>
      result.id === id && result.for.some((use) => use.stage === stage && use.purpose === 'promote'),
  );
  if (found === undefined) throw new Error(`nothing was said about '${id}'`);
  return found;
}
