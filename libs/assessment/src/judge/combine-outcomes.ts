import { opensGate, type Outcome } from '@tta/maturity-model';

/**
 * Kleene's `all`: fails when one fails; else unknown when one is unknown, pending or in error; else passes. Parts that are
 * all not applicable are no pass but not applicable, too. An empty list is a mistake of the policy, never a pass.
 */
export function allOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.length === 0) return 'error';
  if (outcomes.includes('fail')) return 'fail';
  if (!outcomes.every(opensGate)) return 'unknown';
  return outcomes.every((outcome) => outcome === 'not-applicable') ? 'not-applicable' : 'pass';
}

/**
 * Kleene's `any`: passes when one passes; else unknown when one is unknown, pending or in error; else fails. A part that is
 * not applicable proves nothing, so it does not make the whole pass.
 */
export function anyOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.length === 0) return 'error';
  if (outcomes.some((outcome) => outcome === 'pass' || outcome === 'waived')) return 'pass';
  if (outcomes.some((outcome) => outcome !== 'fail' && outcome !== 'not-applicable')) return 'unknown';
  return outcomes.includes('fail') ? 'fail' : 'not-applicable';
}
