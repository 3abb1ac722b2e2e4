import {
  assessmentFormat,
  canonicalJson,
  compareText,
  opensGate,
  type Assessment,
  type CriterionResult,
  type UpcomingCriterion,
} from '@tta/maturity-model';
import type { AssessInput } from './assess-input.js';
import { describeCollectors } from './describe-collectors.js';
import { judgeCriterion } from './judge/judge-criterion.js';
import type { CriterionJudgement } from './judge/judgement.js';
import { judgeStages, type StageJudgement } from './judge-stages.js';
import { wayToStage } from './way-to-stage.js';

/**
 * The policy applied to the record and the evidence of one component: an outcome for every criterion, the stage that they
 * support, and the way to the next one. Pure: the same input gives the same assessment. It always answers; what cannot be
 * judged is `unknown` or `error` with its reason, and neither supports a stage.
 */
export function assess(input: AssessInput): Assessment {
  const { policy, record } = input;
  const stages = judgeStages(input);
  const level = policy.stages.indexOf(record.stage.name);
  const nextStage = level < 0 ? null : (policy.stages[level + 1] ?? null);
  const keepOutcome = keepOutcomeOf(input, stages);
  const promotion = stages.find(({ stage, purpose }) => purpose === 'promote' && stage === nextStage);
  const upcoming = upcomingOf(input);
  const group = Object.hasOwn(policy.groups, record.group) ? policy.groups[record.group] : undefined;
  const { collectors, metrics, findings } = describeCollectors(input);
  return {
    format: assessmentFormat,
    component: record.component,
    title: record.title ?? record.component,
    group: record.group,
    groupTitle: group?.title ?? record.group,
    owner: record.owner,
    toolchain: input.toolchain,
    policy: { version: policy.policyVersion, digest: input.policyDigest },
    stage: { name: record.stage.name, since: record.stage.since },
    supportedStage: supportedStage(input, stages),
    stageIsKept: opensGate(keepOutcome),
    keepOutcome,
    nextStage,
    collectors,
    metrics,
    findings,
    criteria: resultsOf(stages),
    ...(upcoming.length > 0 && { upcoming }),
    wayToNextStage: promotion === undefined ? [] : wayToStage(promotion.judgements),
    validity: validityOf(stages),
    history: record.history.map(({ on, from, to, by, reason }) => ({
      on,
      from,
      to,
      ...(by !== undefined && { by }),
      ...(reason !== undefined && { reason }),
    })),
  };
}

/** The highest stage that all criteria up to it lead to. The first stage asks for nothing. */
function supportedStage({ policy }: AssessInput, stages: readonly StageJudgement[]): string {
  const [first, ...others] = policy.stages;
  if (first === undefined) throw new Error('A policy names at least one stage.');
  let supported = first;
  for (const stage of others) {
    const promotion = stages.find((entry) => entry.purpose === 'promote' && entry.stage === stage);
    if (promotion === undefined || !opensGate(promotion.outcome)) break;
    supported = stage;
  }
  return supported;
}

/** A stage without criteria of its own for keeping it asks for what led to it; the first one for nothing. */
function keepOutcomeOf(
  { policy, record }: AssessInput,
  stages: readonly StageJudgement[],
): CriterionResult['outcome'] {
  const { name } = record.stage;
  if (!policy.stages.includes(name)) return 'error';
  const ofStage = stages.filter(({ stage }) => stage === name);
  const asked =
    ofStage.find(({ purpose }) => purpose === 'keep') ?? ofStage.find(({ purpose }) => purpose === 'promote');
  if (asked !== undefined) return asked.outcome;
  return name === policy.stages[0] ? 'pass' : 'error';
}

/**
 * Each criterion once, with the stages that need it; more than once only where the stages get different answers, as for
 * dependencies (which stage is asked for) and for `demoteBelow`.
 */
function resultsOf(stages: readonly StageJudgement[]): CriterionResult[] {
  const results = new Map<string, CriterionResult>();
  for (const { stage, purpose, judgements } of stages) {
    for (const judged of judgements) {
      const result = resultOf(judged);
      const key = canonicalJson(result);
      const known = results.get(key);
      results.set(key, { ...result, for: [...(known?.for ?? []), { stage, purpose }] });
    }
  }
  return [...results.values()];
}

function resultOf(judged: CriterionJudgement): CriterionResult {
  const { id, title, kind, outcome, require, value, gap, explanation, remedy, command, until } = judged;
  return {
    id,
    title,
    kind,
    for: [],
    metrics: [...judged.metrics].sort(compareText),
    outcome,
    explanation,
    files: judged.files,
    ...(require !== undefined && { require }),
    ...(value !== undefined && { value }),
    ...(gap !== undefined && { gap }),
    ...(remedy !== undefined && { remedy }),
    ...(command !== undefined && { command }),
    ...(until !== undefined && { until }),
  };
}

/** Criteria that do not count yet. Without today's date none of them does; the document says from when it will. */
function upcomingOf(input: AssessInput): UpcomingCriterion[] {
  return input.policy.upcoming
    .filter(({ from }) => input.today === undefined || from > input.today)
    .map(({ criterion, stage, from }) => {
      const result = resultOf(judgeCriterion({ input, id: criterion, stage, purpose: 'promote' }));
      return { stage, from, result: { ...result, for: [{ stage, purpose: 'promote' as const }] } };
    });
}

/** What ends and when, in the order of the dates, each once. */
function validityOf(stages: readonly StageJudgement[]): string[] {
  const endings = stages
    .flatMap(({ judgements }) => judgements.flatMap(({ ends }) => ends))
    .sort((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0));
  return [...new Set(endings.map(({ what }) => what))];
}
