import { chmodSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file so that it is whole at every moment, old or new: into a temporary file, then renamed. Makes the folder when
 * it is absent. A file that is there keeps its mode, and one that may not be written is not. Throws what the file system
 * says; then the old file is as it was.
 */
export function writeWholeFile(
  path: string,
  content: string | Uint8Array,
  temporary = `${path}.${process.pid}.tmp`,
): void {
  mkdirSync(dirname(path), { recursive: true });
  try {
    const old = statSync(path, { throwIfNoEntry: false });
    // A rename asks for the folder's permission, not for that of the file.
    if (old !== undefined && (old.mode & 0o200) === 0)
      throw Object.assign(new Error(`${path} is read-only`), { code: 'EACCES', path });
    writeFileSync(temporary, content);
    if (old !== undefined) chmodSync(temporary, old.mode & 0o7777);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    // Between file systems nothing can be renamed: then it has to lie beside the file.
    if (code === 'EXDEV') writeWholeFile(path, content);
    else throw error;
  }
}
