import type { Criterion } from '@tta/maturity-model';
import type { MeasuredEvidence } from '../find-metric.js';
import { judgement, type Judgement } from './judgement.js';

/**
 * Files that the tool should have measured and did not make a number about the component that is not one (incident
 * "never-imported").
 */
export function notWhole(id: string, { scope, collector }: MeasuredEvidence): Judgement | undefined {
  const all = scope.files.length + scope.missing.length;
  if (scope.missing.length === 0 && scope.files.length > 0) return undefined;
  const why =
    scope.files.length === 0 && scope.missing.length === 0
      ? `${collector} measured no file`
      : `${scope.missing.length} of ${all} files not measured`;
  return judgement('unknown', `${id} is not known for the whole component: ${why}.`, 'measuring', {
    gap: why,
    todo: `${why}; find out why, or leave them out in the tool's configuration`,
    measuringFailed: true,
    files: scope.missing.map((file) => ({ file, note: 'not measured' })),
  });
}

/**
 * Files that the user's own configuration leaves out do not make the outcome unknown: a person who runs the tool gets the
 * number without them, and it would otherwise be unknown for ever for all who have, say, generated code. But a number
 * about less than the component is always said to be one.
 */
export function leftOut(
  criterion: Extract<Criterion, { measure: string }>,
  { scope }: MeasuredEvidence,
): string {
  const count = scope.excluded.length;
  if (criterion.whole === undefined || count === 0) return '';
  return count === 1
    ? '; 1 file is left out by the configuration'
    : `; ${count} files are left out by the configuration`;
}
