import type { MaturityRecord } from '@tta/maturity-model';

/**
 * Why the stage of a record was not decided; empty when it was. Above the first stage it must follow from the history: each
 * entry goes on from the one before, and the last leads to the stage on the day since which it is held.
 *
 * @param stages the policy's, in their order
 */
export function undecidedStage(
  { stage, history }: Pick<MaturityRecord, 'stage' | 'history'>,
  stages: readonly string[],
): string[] {
  const [first] = stages;
  const last = history.at(-1);
  if (last === undefined) {
    if (stage.name === first) return [];
    return [
      `the stage ${stage.name} was not decided: no entry of 'history' leads to it. A stage is the result of a promotion, not of an edit: write 'stage: { name: ${first ?? ''}, … }', or restore the history.`,
    ];
  }
  const problems: string[] = [];
  for (const [index, entry] of history.entries()) {
    const before = index === 0 ? first : history[index - 1]?.to;
    if (entry.from !== before)
      problems.push(
        `the history of ${entry.on} goes on from ${entry.from}, but the component was in ${before ?? 'no stage'} then.`,
      );
    if (stages.indexOf(entry.to) > stages.indexOf(entry.from) + 1)
      problems.push(
        `the history of ${entry.on} goes from ${entry.from} to ${entry.to} and leaves a stage out.`,
      );
  }
  if (last.to !== stage.name)
    problems.push(
      `the stage is ${stage.name}, but the last entry of 'history' (${last.on}) leads to ${last.to}. A stage is the result of a promotion, not of an edit.`,
    );
  else if (last.on !== stage.since)
    problems.push(`the stage is held since ${stage.since}, but 'history' says since ${last.on}.`);
  return problems;
}
