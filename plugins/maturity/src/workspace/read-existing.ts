import { lstatSync, readFileSync } from 'node:fs';

type Existing =
  | { readonly ok: true; readonly bytes: Buffer | undefined }
  | { readonly ok: false; readonly message: string };

/**
 * The bytes of a file, undefined when there is none. A folder of that name, a link or an unreadable file is a failure: a
 * report written through a link would land somewhere else, and one in its place would take the link away.
 */
export function readExisting(path: string): Existing {
  try {
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true) {
      return { ok: false, message: 'is a link. Put a file in its place: this is where the report goes.' };
    }
    return { ok: true, bytes: readFileSync(path) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { ok: true, bytes: undefined };
    if (code === 'EISDIR')
      return { ok: false, message: 'is a folder. Rename it: this is where the report goes.' };
    return { ok: false, message: `cannot be read: ${message}` };
  }
}
