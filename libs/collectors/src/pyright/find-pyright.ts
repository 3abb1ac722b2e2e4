import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The script that starts pyright: the workspace's own package where it has one, so that people get the same version by
 * hand, else the one that this package depends on. PATH never decides. The package of the same name on PyPI is not asked:
 * it may download another version.
 */
export function findPyright(workspaceRoot: string): string {
  const own = join(workspaceRoot, 'node_modules', 'pyright', 'index.js');
  if (existsSync(own)) return own;
  return join(dirname(createRequire(import.meta.url).resolve('pyright/package.json')), 'index.js');
}
