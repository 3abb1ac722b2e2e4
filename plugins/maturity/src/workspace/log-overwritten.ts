import { componentFolder, temporaryPath } from '@tta/maturity-collectors';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { writeWholeFile } from './write-whole-file.js';

/** Text of a generated region that no report wrote. */
export interface OverwrittenRegion {
  readonly region: string;
  readonly was: string;
}

/** Keeps what a person wrote into a generated region before it is overwritten. Returns the file, relative to the workspace. */
export function logOverwritten(
  component: string,
  { region, was }: OverwrittenRegion,
  workspaceRoot: string,
): string {
  const digest = createHash('sha256').update(was).digest('hex').slice(0, 12);
  const file = `${componentFolder(component)}/overwritten/${region}-${digest}.md`;
  writeWholeFile(join(workspaceRoot, file), was, temporaryPath(workspaceRoot));
  return file;
}
