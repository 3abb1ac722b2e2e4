import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes that are read at a time. */
const pieceSize = 1 << 20;

/**
 * SHA-256 of a file, read piece by piece: none is too large for it. Throws what the file system says.
 *
 * @param before goes into the hash first
 */
export function hashFile(path: string, before = ''): Hash {
  const hash = createHash('sha256').update(before);
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.allocUnsafe(pieceSize);
    for (let length = readSync(file, piece); length > 0; length = readSync(file, piece))
      hash.update(piece.subarray(0, length));
  } finally {
    closeSync(file);
  }
  return hash;
}
