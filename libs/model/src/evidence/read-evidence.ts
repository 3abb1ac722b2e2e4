import { z } from 'zod';
import { findBadKey } from './find-bad-key.js';
import { evidenceSchema, type Evidence } from './evidence-schema.js';

export type ReadEvidence =
  { readonly ok: true; readonly evidence: Evidence } | { readonly ok: false; readonly message: string };

/**
 * Reads an evidence file. A file that is no evidence, or that could be read in two ways, gives a message, never an empty
 * result.
 */
export function readEvidence(text: string): ReadEvidence {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return { ok: false, message: `is not JSON: ${(error as Error).message}` };
  }
  const bad = findBadKey(text);
  if (bad !== undefined) {
    return { ok: false, message: `has the key ${JSON.stringify(bad.key)}, but ${bad.why}` };
  }
  const parsed = evidenceSchema.safeParse(content);
  return parsed.success
    ? { ok: true, evidence: parsed.data }
    : { ok: false, message: `does not fit the schema of evidence: ${z.prettifyError(parsed.error)}` };
}
