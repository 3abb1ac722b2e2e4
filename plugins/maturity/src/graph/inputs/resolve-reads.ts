import { workspacePath } from '../workspace-path.js';
import type { Inputs } from './collector-inputs.js';
import { fileset } from './fileset.js';

/** Patterns of the files of `reads`, which results depend on though no project holds them. Paths out of the workspace are left out. */
export function resolveReads(root: string, reads: readonly string[]): Inputs {
  return reads.flatMap((path) => {
    const resolved = workspacePath(root, path);
    // Not relative to the project: what is excluded there (README.md) may be named here.
    return resolved.ok ? fileset('.', resolved.path, ['*']) : [];
  });
}
