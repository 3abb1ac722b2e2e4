import type { Tree } from '@nx/devkit';
import { builtinPolicy } from '@tta/maturity-assessment';
import { formatProblem, readPolicy } from '@tta/maturity-model';
import { policyInForce, type PolicyInForce } from '../../workspace/read-policy.js';

/** The policy as the tree has it, also one that a generator has just written. Throws with the places when it is broken. */
export function policyOfTree(tree: Tree, file: string): PolicyInForce {
  const text = tree.read(file, 'utf8');
  if (text === null) return policyInForce(builtinPolicy, undefined);
  const parsed = readPolicy(text, file, builtinPolicy);
  if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join('\n'));
  return policyInForce(parsed.value, file);
}
