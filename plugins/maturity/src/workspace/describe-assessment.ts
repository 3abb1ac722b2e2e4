import { opensGate, type Assessment } from '@tta/maturity-model';
import { posix } from 'node:path';

/** A component's outcome for the terminal: one line, and what is left to do for the next stage. */
export function describeAssessment(
  assessment: Assessment,
  root: string,
  changed: boolean,
): { line: string; details: string[] } {
  const { component, stage, supportedStage, nextStage, wayToNextStage } = assessment;
  const file = posix.join(root, 'MATURITY.md');
  const supports = supportedStage === stage.name ? '' : `, supports ${supportedStage}`;
  const next = nextStage === null ? '' : `, ${progress(assessment, nextStage)}`;
  const line = `▸ ${component}: ${stage.name}${supports}${next}  ${file}${changed ? ' (updated)' : ''}`;
  const steps = wayToNextStage.map(({ criterion, todo }) => `  ${criterion}: ${todo}`);
  return { line, details: nextStage === null ? [line] : [line, ...steps] };
}

function progress({ criteria }: Assessment, stage: string): string {
  const needed = criteria.filter((criterion) =>
    criterion.for.some((purpose) => purpose.stage === stage && purpose.purpose === 'promote'),
  );
  const met = needed.filter(({ outcome }) => opensGate(outcome)).length;
  return `${met} of ${needed.length} criteria for ${stage} met`;
}
