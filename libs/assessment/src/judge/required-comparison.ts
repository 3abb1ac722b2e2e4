import {
  formatComparison,
  parseComparison,
  tightens,
  type Comparison,
  type Criterion,
} from '@tta/maturity-model';
import type { Question } from './judgement.js';

type MetricCriterion = Extract<Criterion, { measure: string }>;

export type RequiredComparison =
  | { readonly ok: true; readonly comparison: Comparison }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/**
 * What a metric criterion asks of this component: the policy's comparison; the record's override where it is at least as
 * strict; and the lower line of `demoteBelow` for staying in a stage.
 *
 * @param top whether the criterion stands in the policy under its id; parts of `all` and `any` have no override
 */
export function requiredComparison(
  criterion: MetricCriterion,
  { input, id, purpose }: Question,
  top: boolean,
): RequiredComparison {
  const policy = comparisonOf(criterion.require);
  const override = top && Object.hasOwn(input.record.overrides, id) ? input.record.overrides[id] : undefined;
  let comparison = policy;
  if (override !== undefined) {
    const parsed = parseComparison(override);
    if (!parsed.ok) {
      return {
        ok: false,
        message: `the override ${parsed.message}`,
        remedy: 'Correct the override in maturity.yaml.',
      };
    }
    if (!tightens(parsed.comparison, policy)) {
      return {
        ok: false,
        message: `the override '${override}' is not stricter than the policy's '${formatComparison(policy)}'`,
        remedy: 'Remove the override from maturity.yaml; to ask for less, use a waiver.',
      };
    }
    comparison = parsed.comparison;
  }
  if (purpose === 'keep' && criterion.demoteBelow !== undefined) {
    return { ok: true, comparison: keepLine(policy, criterion.demoteBelow) };
  }
  return { ok: true, comparison };
}

function keepLine(policy: Comparison, demoteBelow: string): Comparison {
  const upwards = policy.kind === 'threshold' && (policy.operator === '>=' || policy.operator === '>');
  return comparisonOf(`${upwards ? '>=' : '<='} ${demoteBelow}`);
}

/** Texts from a policy have passed its schema. */
function comparisonOf(text: string): Comparison {
  const parsed = parseComparison(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.comparison;
}
