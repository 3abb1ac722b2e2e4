import type { Assessment, Problem } from '@tta/maturity-model';
import { createTwoFilesPatch } from 'diff';
import { lastUpdatedOf } from './last-updated.js';
import type { RegionId } from './region-ids.js';
import { updateDocument } from './update-document.js';

export interface CheckRequest {
  /** The bytes of the file; undefined when there is none. */
  readonly text: Uint8Array | undefined;
  readonly assessment: Assessment;
  readonly file?: string;
  readonly sizeLimit?: number;
}

export type Checked =
  | { readonly kind: 'current' }
  /** `diff`: unified, from what the file says to what it should. `edited`: regions that a person changed. */
  | { readonly kind: 'stale'; readonly diff: string; readonly edited: readonly RegionId[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Whether MATURITY.md says what an update would write now. `Last Updated` alone makes no difference. */
export function checkDocument({ text, ...request }: CheckRequest): Checked {
  if (text === undefined) return { kind: 'missing' };
  const before = new TextDecoder().decode(text);
  // The day that stands there, so that the difference shows everything but the day.
  const today = lastUpdatedOf(before) ?? 'day of the update';
  const updated = updateDocument({ text, today, ...request });
  if (updated.kind === 'problems') return updated;
  if (updated.kind === 'current') return { kind: 'current' };
  const after = new TextDecoder().decode(updated.bytes);
  return {
    kind: 'stale',
    diff: unifiedDiff(before, after, request.file ?? 'MATURITY.md'),
    edited: updated.overwritten.map(({ region }) => region),
  };
}

function unifiedDiff(before: string, after: string, file: string): string {
  const [from, to] = [before, after].map((text) => text.replace(/\r\n?/g, '\n'));
  return createTwoFilesPatch(file, file, from ?? '', to ?? '', 'as it is', 'as it should be', { context: 2 })
    .replace(/^=+\n/, '')
    .trimEnd();
}
