import { builtinPolicy, filesToRead } from '@tta/maturity-assessment';
import { readWorkspacePolicy } from '../workspace/read-policy.js';
import type { PolicyForInference } from './infer-project.js';

/** What of the workspace's policy decides about targets. Of a broken one, which validation reports, the built-in policy's. */
export function policyForInference(workspaceRoot: string, file: string): PolicyForInference {
  const read = readWorkspacePolicy(workspaceRoot, file);
  const policy = read.ok ? read.value.policy : builtinPolicy;
  return { criteriaFiles: filesToRead(policy, { signoffs: [] }).files, measuring: policy.measuring };
}
