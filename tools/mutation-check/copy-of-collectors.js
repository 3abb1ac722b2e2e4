import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '../..');

/**
 * A copy of libs/collectors with what its specs need, so that rules can be broken without anybody seeing it.
 * @returns {{ root: string, sources: string, remove: () => void }}
 */
export function copyOfCollectors() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mutation-check-')));
  const link = (/** @type {string} */ from, /** @type {string} */ to) =>
    symlinkSync(join(repository, from), join(root, to));
  mkdirSync(join(root, 'node_modules/@tta'), { recursive: true });
  for (const name of readdirSync(join(repository, 'node_modules'))) {
    if (name !== '@tta') link(join('node_modules', name), join('node_modules', name));
  }
  for (const part of ['libs/collectors', 'libs/model']) {
    cpSync(join(repository, part), join(root, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !/\/(?:dist|__pycache__|\.ruff_cache)$/.test(path),
    });
  }
  for (const name of ['collectors', 'model']) {
    symlinkSync(join(root, 'libs', name), join(root, 'node_modules/@tta', `maturity-${name}`));
  }
  cpSync(join(repository, 'jest.preset.js'), join(root, 'jest.preset.js'));
  cpSync(join(repository, 'package.json'), join(root, 'package.json'));
  if (existsSync(join(repository, '.venv'))) link('.venv', '.venv');
  return {
    root,
    sources: join(root, 'libs/collectors/src'),
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}
