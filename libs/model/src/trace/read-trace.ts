import { z } from 'zod';
import { traceSchema, type Trace } from './trace-schema.js';

export type ReadTrace =
  { readonly ok: true; readonly trace: Trace } | { readonly ok: false; readonly message: string };

/** Reads a trace. A file that is none gives a message. That it belongs to a result, only the digest in the result says. */
export function readTrace(text: string): ReadTrace {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return { ok: false, message: `is not JSON: ${(error as Error).message}` };
  }
  const parsed = traceSchema.safeParse(content);
  return parsed.success
    ? { ok: true, trace: parsed.data }
    : { ok: false, message: `does not fit the schema of a trace: ${z.prettifyError(parsed.error)}` };
}
