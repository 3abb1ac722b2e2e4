import type { WorkspaceFiles } from '../../workspace/look-at-workspace.js';
import type { BeyondFilesets } from './beyond-filesets.js';
import type { Inputs } from './collector-inputs.js';
import { unhashedInput } from './unhashed-input.js';

/** The inputs for what lies beyond the filesets of a component. */
export function inputsBeyond(
  { patterns, submodules, unhashed }: BeyondFilesets,
  workspace: WorkspaceFiles,
): Inputs {
  return [...patterns, ...submodules, ...(unhashed.length === 0 ? [] : [unhashedInput(unhashed, workspace)])];
}
