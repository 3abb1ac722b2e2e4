import { opensGate, type Assessment } from '@tta/maturity-model';
import type { RecordsAtBase } from '../merge-base/records-at-base.js';

/**
 * Why a component may not be in its stage: it came there since the base, and the gate is not open; empty where it is, or where
 * the stage was not raised. One that has no record at the base, there or elsewhere, comes from the first stage. Where the base is not known and the
 * gate is not open, nobody can say that the stage was there before.
 *
 * @param assessment of today
 * @param stages the policy's, in their order
 * @param maturity what a person types to start the command line
 */
export function raisedStage(
  assessment: Assessment,
  recordFile: string,
  stages: readonly string[],
  base: RecordsAtBase,
  maturity: string,
): string[] {
  const { component, stage, supportedStage } = assessment;
  const level = (name: string | undefined): number =>
    name === undefined ? 0 : Math.max(0, stages.indexOf(name));
  if (level(stage.name) === 0 || level(supportedStage) >= level(stage.name)) return [];
  const before = base.kind === 'known' ? base.stageOf(recordFile, component) : undefined;
  if (base.kind === 'known' && level(before) >= level(stage.name)) return [];
  const from = stages[level(before)] ?? '';
  const between = stages.slice(level(before) + 1, level(stage.name) + 1);
  const unmet = assessment.criteria.filter(
    ({ for: purposes, outcome }) =>
      !opensGate(outcome) &&
      purposes.some((purpose) => purpose.purpose === 'promote' && between.includes(purpose.stage)),
  );
  const reasons = unmet.map(({ title, outcome, explanation }) => `  ${title} (${outcome}): ${explanation}`);
  const closed = `the gate of ${between.join(' and ')} is not open:\n${reasons.join('\n')}`;
  const remedy = `Meet these criteria (${maturity} explain ${component} --all lists what to do), or write 'stage: { name: ${from}, … }'.`;
  if (base.kind === 'unknown')
    return [
      `the stage ${stage.name} of ${component} was not compared with an earlier one: ${base.why} ${base.remedy} Without that it counts as raised in this change, and ${closed}\n${remedy}`,
    ];
  const change =
    before === undefined
      ? `${component} is new since ${base.commit.slice(0, 10)}, where this went on from ${base.base}, and counts as raised from ${from} to ${stage.name}`
      : `the stage of ${component} was raised from ${before} to ${stage.name} since ${base.commit.slice(0, 10)}, where this went on from ${base.base}`;
  return [`${change}, but ${closed}\n${remedy}`];
}
