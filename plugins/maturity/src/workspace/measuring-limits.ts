import type { CollectOptions } from '@tta/maturity-collectors';
import { builtinPolicy } from '@tta/maturity-assessment';
import { parseDuration } from '@tta/maturity-model';
import { readWorkspacePolicy } from './read-policy.js';

/**
 * How long tools may run, how often failed tests are run again and which variables tools see, for all components. A policy
 * that cannot be read has the built-in limits.
 */
export function measuringLimits(
  workspaceRoot: string,
  policyFile: string,
  passedByOptions: readonly string[],
): Pick<CollectOptions, 'timeLimits' | 'rerunFailedTests' | 'passEnv'> {
  const read = readWorkspacePolicy(workspaceRoot, policyFile);
  const { timeLimits, rerunFailedTests, passEnv } = (read.ok ? read.value.policy : builtinPolicy).measuring;
  return {
    timeLimits: Object.fromEntries(
      Object.entries(timeLimits).map(([key, limit]) => [key, parseDuration(limit)]),
    ),
    rerunFailedTests,
    passEnv: [...passedByOptions, ...passEnv],
  };
}
