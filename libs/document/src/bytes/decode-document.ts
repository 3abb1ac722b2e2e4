import { tooComplex } from '../markers/too-complex.js';
import type { Problem } from '@tta/maturity-model';

/** Largest document that is read without asking: parsing time grows faster than the size. */
export const defaultSizeLimit = 256 * 1024;

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly byteOrderMark: string }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Bytes as text. Anything but UTF-8 is refused, because replacing what cannot be decoded would lose a person's bytes.
 * The byte order mark is kept apart: parsers count positions without it.
 */
export function decodeDocument(bytes: Uint8Array, file: string, sizeLimit: number): Decoded {
  if (bytes.length > sizeLimit) {
    return refuse(
      'document-too-large',
      `has ${bytes.length} bytes; at most ${sizeLimit} are read`,
      'Move parts of it into other documents.',
    );
  }
  let decoded: string;
  try {
    decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('document-not-utf8', 'is not valid UTF-8', 'Save it as UTF-8.');
  }
  // More than one mark in a row happens when programs each add theirs; the parser skips any that is first.
  const byteOrderMark = /^\uFEFF*/.exec(decoded)?.[0] ?? '';
  const text = decoded.slice(byteOrderMark.length);
  const complex = tooComplex(text);
  if (complex !== undefined)
    return refuse('document-too-complex', complex, 'Move parts of it into other documents.');
  return { ok: true, text, byteOrderMark };

  function refuse(code: string, message: string, remedy: string): Decoded {
    return { ok: false, problem: { code, message, file, remedy } };
  }
}

/** The inverse of {@link decodeDocument}. */
export function encodeDocument(text: string, byteOrderMark: string): Uint8Array {
  return new TextEncoder().encode(byteOrderMark + text);
}
