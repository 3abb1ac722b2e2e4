import type { AssessInput } from '../assess-input.js';
import { latest } from '../days.js';

/**
 * The day of the last demotion to below the stage that a criterion leads to; undefined when there was none. What was
 * signed for that stage before it has to be signed again. A demotion from production to staging leaves the sign-offs that
 * led to staging alone.
 */
export function demotedOn({ policy, record }: AssessInput, criterion: string): string | undefined {
  const home = homeStage(policy, criterion);
  const level = (stage: string): number => policy.stages.indexOf(stage);
  return latest(
    record.history.filter(({ from, to }) => level(to) < level(from) && level(to) < home).map(({ on }) => on),
  );
}

/** The lowest stage that names the criterion itself, to get there or else to stay there. */
function homeStage(policy: AssessInput['policy'], criterion: string): number {
  for (const purpose of ['promote', 'keep'] as const) {
    const index = policy.stages.findIndex((stage) => policy[purpose][stage]?.needs.includes(criterion));
    if (index >= 0) return index;
  }
  return policy.stages.length;
}
