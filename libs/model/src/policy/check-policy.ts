import { nearestName } from '../nearest-name.js';
import type { Problem } from '../problem.js';
import { checkCriterion } from './check-criterion.js';
import type { Policy } from './policy-schema.js';
import { stageNeeds } from './stage-needs.js';

/** A problem in a policy before its file and line are known. `path` leads to the value in the file. */
export interface PolicyProblem extends Pick<Problem, 'code' | 'message' | 'remedy'> {
  readonly path: readonly PropertyKey[];
}

/** Rules between the parts of a policy: every name is defined, no stage needs itself, every stage asks for something. */
export function checkPolicy(policy: Policy): PolicyProblem[] {
  return [
    ...policy.stages.flatMap((stage, index) => checkStage(policy, stage, index)),
    ...(['promote', 'keep'] as const).flatMap((purpose) =>
      Object.keys(policy[purpose]).flatMap((stage) => checkNeeds(policy, purpose, stage)),
    ),
    ...policy.upcoming.flatMap(({ criterion, stage }, index) => [
      ...known('criterion', criterion, policy, ['upcoming', index, 'criterion']),
      ...known('stage', stage, policy, ['upcoming', index, 'stage']),
    ]),
    ...Object.entries(policy.criteria).flatMap(([id, criterion]) =>
      checkCriterion(criterion, policy.stages, ['criteria', id]),
    ),
  ];
}

function checkStage(policy: Policy, stage: string, index: number): PolicyProblem[] {
  const path = ['stages', index];
  if (policy.stages.indexOf(stage) !== index) {
    return [{ code: 'duplicate-stage', message: `the stage '${stage}' is named twice.`, path }];
  }
  if (index === 0 || Object.hasOwn(policy.promote, stage)) return [];
  const message = `no criteria lead to the stage '${stage}'.`;
  return [{ code: 'empty-needs', message, remedy: `Add promote.${stage}.needs.`, path: ['promote'] }];
}

function checkNeeds(policy: Policy, purpose: 'promote' | 'keep', stage: string): PolicyProblem[] {
  const path = [purpose, stage, 'needs'];
  const problems = (policy[purpose][stage]?.needs ?? []).flatMap((need, index) =>
    need.startsWith('@')
      ? known('stage', need.slice(1), policy, [...path, index])
      : known('criterion', need, policy, [...path, index]),
  );
  if (!policy.stages.includes(stage)) problems.unshift(...known('stage', stage, policy, [purpose, stage]));
  if (purpose === 'promote' && stage === policy.stages[0]) {
    const message = `'${stage}' is the first stage; nothing is promoted to it.`;
    problems.push({
      code: 'first-stage',
      message,
      remedy: `Remove promote.${stage}.`,
      path: [purpose, stage],
    });
  }
  const resolved = stageNeeds(policy, purpose, stage);
  if (resolved.kind === 'cycle') {
    const message = `${purpose}.${stage} needs itself: ${resolved.path.join(' -> ')}.`;
    problems.push({ code: 'cycle', message, remedy: "Remove one '@' entry.", path });
  } else if (resolved.criteria.length === 0) {
    const message = `${purpose}.${stage} needs nothing, so it would always hold.`;
    problems.push({ code: 'empty-needs', message, remedy: 'Name a criterion, or remove it.', path });
  }
  return problems;
}

function known(
  what: 'stage' | 'criterion',
  name: string,
  policy: Policy,
  path: readonly PropertyKey[],
): PolicyProblem[] {
  const names = {
    stage: policy.stages,
    criterion: Object.keys(policy.criteria),
  };
  if (names[what].includes(name)) return [];
  const near = nearestName(name, names[what]);
  const remedy = near === undefined ? `Known: ${names[what].join(', ')}.` : `Did you mean '${near}'?`;
  const where = path.filter((part) => typeof part === 'string').join('.');
  const message = `${where} names the ${what} '${name}', which the policy does not define.`;
  return [{ code: `unknown-${what}`, message, remedy, path }];
}
