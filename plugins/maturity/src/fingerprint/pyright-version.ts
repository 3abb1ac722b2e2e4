import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The version of the pyright that collectors use: the workspace's own, else the one that this package depends on. */
export function pyrightVersion(): string {
  for (const from of [join(process.cwd(), 'package.json'), import.meta.filename]) {
    try {
      const require = createRequire(from);
      const { version } = require('pyright/package.json') as { version: string };
      return version;
    } catch {
      // Not reachable from there; the next place may have it.
    }
  }
  return 'absent';
}
