import { commandLine, criterionKind, opensGate, type Criterion } from '@tta/maturity-model';
import { applyWaiver } from './apply-waiver.js';
import { judgeDependencies } from './judge-dependencies.js';
import { judgeFile } from './judge-file.js';
import { judgeGroup } from './judge-group.js';
import { judgeMetric } from './judge-metric.js';
import { judgeSignoff } from './judge-signoff.js';
import { judgeSoak } from './judge-soak.js';
import { judgement, type CriterionJudgement, type Judgement, type Question } from './judgement.js';

/** A criterion of the policy judged for one stage, with the waivers of the record. */
export function judgeCriterion(question: Question): CriterionJudgement {
  const { input, id } = question;
  const criterion = Object.hasOwn(input.policy.criteria, id) ? input.policy.criteria[id] : undefined;
  if (criterion === undefined) {
    const explanation = `The policy asks for '${id}', but does not define it.`;
    return {
      ...judgement('error', explanation, 'configuration', { todo: `Define '${id}' in the policy` }),
      id,
      title: id,
      kind: 'all',
    };
  }
  const kind = criterionKind(criterion);
  const judged = applyWaiver(judgeOne(criterion, question, true), question);
  const command = commandFor(judged, criterion, input.record.component);
  const remedy = remedyFor(judged, criterion);
  return {
    ...judged,
    ...(command !== undefined && { command }),
    ...(remedy !== undefined && { remedy }),
    id,
    title: criterion.title ?? id,
    kind,
  };
}

function judgeOne(criterion: Criterion, question: Question, top: boolean): Judgement {
  if ('measure' in criterion) return judgeMetric(criterion, question, top);
  if ('file' in criterion) return judgeFile(criterion, question.input);
  if ('signoff' in criterion) return judgeSignoff(criterion, question);
  if ('dependencies' in criterion) return judgeDependencies(criterion, question);
  if ('soak' in criterion) return judgeSoak(criterion, question.input);
  if (top && Object.hasOwn(question.input.record.overrides, question.id)) {
    return judgement('error', 'An override needs a criterion on one metric.', 'configuration', {
      todo: `Remove the override of '${question.id}' from maturity.yaml`,
    });
  }
  if ('all' in criterion)
    return judgeGroup(
      'all',
      criterion.all.map((part) => judgeOne(part, question, false)),
    );
  if ('any' in criterion)
    return judgeGroup(
      'any',
      criterion.any.map((part) => judgeOne(part, question, false)),
    );
  return criterion satisfies never;
}

/**
 * What is not known has to be measured first, by the target; against what was found the policy's own command helps before
 * the tool's, which only shows it. The component's name is quoted as a shell needs it.
 */
function commandFor(
  { outcome, command }: Judgement,
  { fix }: Criterion,
  component: string,
): string | undefined {
  if (fix === undefined || opensGate(outcome) || (outcome !== 'fail' && command !== undefined))
    return command;
  return fix.replaceAll('{project}', () => commandLine([component]));
}

/** For what is not known or wrongly asked only the reason knows a remedy; the policy's is for what was found. */
function remedyFor({ outcome, todo }: Judgement, { remedy }: Criterion): string | undefined {
  if (opensGate(outcome)) return undefined;
  const own = todo === '' ? undefined : todo;
  return outcome === 'fail' || outcome === 'pending' ? (remedy ?? own) : (own ?? remedy);
}
