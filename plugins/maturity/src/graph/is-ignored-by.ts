import { isWithin } from './workspace-path.js';

/** Whether Nx does not hash a path. `ignored`: files, and folders with a slash, as `listIgnoredFiles` gives them. */
export function isIgnoredBy(ignored: readonly string[], path: string): boolean {
  return ignored.some((one) => (one.endsWith('/') ? isWithin(one.slice(0, -1), path) : one === path));
}
