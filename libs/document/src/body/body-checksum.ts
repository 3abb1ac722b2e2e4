import { createHash } from 'node:crypto';
import { normaliseBody } from './normalise-body.js';

/** First eight hexadecimal digits of the SHA-256 of what a body says, for its end marker. Formatting does not change it. */
export function bodyChecksum(body: string): string {
  return createHash('sha256').update(normaliseBody(body), 'utf8').digest('hex').slice(0, 8);
}
