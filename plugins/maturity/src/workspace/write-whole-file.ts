import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file so that it is whole at every moment, old or new: into a temporary file, then renamed. Makes the folder when
 * it is absent. Throws what the file system says; then the old file is as it was.
 */
export function writeWholeFile(
  path: string,
  content: string | Uint8Array,
  temporary = `${path}.${process.pid}.tmp`,
): void {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    // Between file systems nothing can be renamed: then it has to lie beside the file.
    if (code === 'EXDEV') writeWholeFile(path, content);
    else throw error;
  }
}
