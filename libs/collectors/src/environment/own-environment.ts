import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What the target that makes an environment leaves in it, from its first moment on. */
export const environmentMark = 'maturity-environment.json';

/** The mark of the first version. */
const earlierMark = 'maturity-requirements.sha256';

/** Whether this package made an environment. Into another one nothing is ever written. */
export function isOwnEnvironment(folder: string): boolean {
  return [environmentMark, earlierMark].some((name) => existsSync(join(folder, name)));
}
