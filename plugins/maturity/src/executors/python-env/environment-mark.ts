import { environmentMark } from '@tta/maturity-collectors/own-environment';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What an environment of ours was when it was complete; `undefined` while it is being made. */
export interface EnvironmentMark {
  readonly complete:
    | {
        readonly requirements: string;
        /** Its content: the mark is believed only while that is the same. */
        readonly fingerprint: string;
      }
    | undefined;
}

/** The mark of an environment; undefined where it has none that can be read. */
export function readMark(folder: string): EnvironmentMark | undefined {
  try {
    const mark = JSON.parse(readFileSync(join(folder, environmentMark), 'utf8')) as Record<string, unknown>;
    const { requirements, fingerprint } = mark;
    const isComplete = typeof requirements === 'string' && typeof fingerprint === 'string';
    return { complete: isComplete ? { requirements, fingerprint } : undefined };
  } catch {
    // Not there, half-written, or another version's.
    return undefined;
  }
}

export function writeMark(folder: string, mark: EnvironmentMark): void {
  writeFileSync(join(folder, environmentMark), `${JSON.stringify(mark.complete ?? {})}\n`);
}

export function digestOfRequirements(path: string): string {
  return `sha256:${createHash('sha256').update(readFileSync(path)).digest('hex')}`;
}
