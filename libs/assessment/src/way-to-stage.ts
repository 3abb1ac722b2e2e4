import { opensGate, type Step } from '@tta/maturity-model';
import { capital } from './capital.js';
import { compareEffort } from './judge/compare-effort.js';
import type { CriterionJudgement } from './judge/judgement.js';

/** What is left to do for a stage, the cheapest first; work of equal size in the policy's order. */
export function wayToStage(judgements: readonly CriterionJudgement[]): Step[] {
  return judgements
    .filter(({ outcome }) => !opensGate(outcome))
    .sort((left, right) => compareEffort(left.effort, right.effort))
    .map(({ id, outcome, todo, explanation, command }) => ({
      criterion: id,
      outcome,
      todo: capital(todo === '' ? explanation : todo),
      ...(command !== undefined && { command }),
    }));
}
