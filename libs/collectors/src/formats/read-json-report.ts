import { findBadKey } from '@tta/maturity-model';
import { z } from 'zod';
import type { Failure } from '../contract/collector.js';

export type JsonReport<T> =
  { readonly ok: true; readonly report: T } | { readonly ok: false; readonly failure: Failure };

/**
 * A tool's JSON report in the form that its reader knows. Text that stops in the middle, or is empty, is a truncated report;
 * JSON of another form is schema drift. One that could be read in two ways, because a key is there twice, no tool has
 * written. Nothing is filled in.
 */
export function readJsonReport<T>(text: string, schema: z.ZodType<T>, name: string): JsonReport<T> {
  if (text.trim() === '') return { ok: false, failure: { code: 'no-report', detail: `${name} is empty` } };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return {
      ok: false,
      failure: { code: 'truncated-report', detail: `${name}: ${(error as Error).message}` },
    };
  }
  const bad = findBadKey(text);
  if (bad !== undefined) {
    const detail = `${name} has the key ${JSON.stringify(bad.key)}, but ${bad.why}`;
    return { ok: false, failure: { code: 'foreign-report', detail } };
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return { ok: true, report: parsed.data };
  return {
    ok: false,
    failure: { code: 'schema-drift', detail: `${name}: ${z.prettifyError(parsed.error)}` },
  };
}
