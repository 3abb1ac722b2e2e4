import { isOwnEnvironment } from '@tta/maturity-collectors/own-environment';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { environmentFingerprint } from '../../fingerprint/environment-fingerprint.js';
import type { RememberedFacts } from '../../fingerprint/remembered-facts.js';
import { digestOfRequirements, readMark } from './environment-mark.js';

/**
 * `foreign`: somebody else made it. `half-made`: ours, and it never was complete, or can run nothing. `other`: ours, and
 * something was installed or removed since, or the requirements are others. `complete`: ours, and as it was made.
 */
export type EnvironmentState =
  | { readonly kind: 'absent' | 'foreign' | 'half-made' | 'other' }
  | { readonly kind: 'complete'; readonly fingerprint: string };

/** What lies in the place of an environment. Both paths are relative to the working folder, or absolute. */
export async function environmentState(
  folder: string,
  requirements: string,
  memory: RememberedFacts,
): Promise<EnvironmentState> {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return { kind: 'absent' };
  if (!isOwnEnvironment(folder)) return { kind: 'foreign' };
  const fingerprint = await environmentFingerprint(folder, memory);
  if (fingerprint === undefined || fingerprint.startsWith('error')) return { kind: 'half-made' };
  const mark = readMark(folder);
  // Of an earlier version, which marked only what was complete.
  if (mark === undefined) return { kind: existsSync(join(folder, 'pyvenv.cfg')) ? 'other' : 'half-made' };
  if (mark.complete === undefined) return { kind: 'half-made' };
  const then = mark.complete;
  const isSame = then.fingerprint === fingerprint && then.requirements === digestOfRequirements(requirements);
  return isSame ? { kind: 'complete', fingerprint } : { kind: 'other' };
}
