import { builtinPolicy } from '@tta/maturity-assessment';
import { canonicalJson, readPolicy, type Parsed, type Policy } from '@tta/maturity-model';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PolicyInForce {
  readonly policy: Policy;
  /** Of the complete policy, after `extends`: two texts that say the same have one digest. */
  readonly digest: string;
  /** Relative to the workspace; the built-in policy has none. */
  readonly file: string | undefined;
}

/** The workspace's policy; the built-in one when the workspace has none. */
export function readWorkspacePolicy(workspaceRoot: string, file: string): Parsed<PolicyInForce> {
  let text: string;
  try {
    text = readFileSync(join(workspaceRoot, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return { ok: true, value: policyInForce(builtinPolicy, undefined) };
    const message = `cannot be read: ${(error as Error).message}.`;
    return { ok: false, problems: [{ code: 'unreadable', message, file }] };
  }
  const parsed = readPolicy(text, file, builtinPolicy);
  return parsed.ok ? { ok: true, value: policyInForce(parsed.value, file) } : parsed;
}

/** A complete policy with its digest. */
export function policyInForce(policy: Policy, file: string | undefined): PolicyInForce {
  const digest = createHash('sha256').update(canonicalJson(policy)).digest('hex');
  return { policy, digest: `sha256:${digest.slice(0, 16)}`, file };
}
