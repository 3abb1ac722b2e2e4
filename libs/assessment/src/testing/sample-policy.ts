import { policySchema, type CriterionInput, type Policy, type PolicyInput } from '@tta/maturity-model';
import { builtinPolicy } from '../builtin-policy.js';

/** A policy for tests in which staging needs exactly these criteria. */
export function samplePolicy(
  criteria: Record<string, CriterionInput>,
  parts: Partial<PolicyInput> = {},
): Policy {
  return policySchema.parse({
    ...builtinPolicy,
    stages: ['development', 'staging'],
    criteria,
    promote: { staging: { needs: Object.keys(criteria) } },
    keep: {},
    ...parts,
  } satisfies PolicyInput);
}
