import { stageNeeds, type Outcome } from '@tta/maturity-model';
import type { AssessInput } from './assess-input.js';
import { allOf } from './judge/combine-outcomes.js';
import { judgeCriterion } from './judge/judge-criterion.js';
import type { CriterionJudgement } from './judge/judgement.js';

/** The criteria of one stage judged, and all of them together. */
export interface StageJudgement {
  readonly stage: string;
  readonly purpose: 'promote' | 'keep';
  readonly judgements: readonly CriterionJudgement[];
  readonly outcome: Outcome;
}

/** Every stage that the policy asks something for: first what leads to the stages, in their order, then what keeps them. */
export function judgeStages(input: AssessInput): StageJudgement[] {
  const { policy } = input;
  return (['promote', 'keep'] as const).flatMap((purpose) =>
    policy.stages
      .filter((stage) => policy[purpose][stage] !== undefined)
      .map((stage) => judgeStage(input, purpose, stage)),
  );
}

function judgeStage(input: AssessInput, purpose: 'promote' | 'keep', stage: string): StageJudgement {
  const needs = stageNeeds(input.policy, purpose, stage);
  // Reading a policy refuses cycles; one that came another way must not support anything.
  if (needs.kind === 'cycle') return { stage, purpose, judgements: [], outcome: 'error' };
  const ids = [...new Set([...needs.criteria, ...begun(input, purpose, stage)])];
  const judgements = ids.map((id) => judgeCriterion({ input, id, stage, purpose }));
  return { stage, purpose, judgements, outcome: allOf(judgements.map(({ outcome }) => outcome)) };
}

/**
 * Upcoming criteria whose day has come. They count for getting to a stage; what keeps one is only ever what the policy
 * says under `keep`, so that no date on its own takes a stage away.
 */
function begun({ policy, today }: AssessInput, purpose: 'promote' | 'keep', stage: string): string[] {
  if (purpose === 'keep' || today === undefined) return [];
  return policy.upcoming
    .filter((entry) => entry.stage === stage && entry.from <= today)
    .map(({ criterion }) => criterion);
}
