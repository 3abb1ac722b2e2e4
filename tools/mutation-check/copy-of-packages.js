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
const libraries = ['model', 'collectors', 'assessment', 'document'];
const packages = [
  ...libraries.map((name) => [`maturity-${name}`, `libs/${name}`]),
  ['maturity', 'plugins/maturity'],
];

/**
 * A copy of our packages with what their specs need, so that rules can be broken without anybody seeing it.
 * @returns {{ root: string, remove: () => void }}
 */
export function copyOfPackages() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mutation-check-')));
  const link = (/** @type {string} */ from, /** @type {string} */ to) =>
    symlinkSync(join(repository, from), join(root, to));
  mkdirSync(join(root, 'node_modules/@tta'), { recursive: true });
  for (const name of readdirSync(join(repository, 'node_modules'))) {
    if (name !== '@tta') link(join('node_modules', name), join('node_modules', name));
  }
  for (const [name, folder] of packages) {
    cpSync(join(repository, folder), join(root, folder), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !/\/(?:dist|__pycache__|\.ruff_cache)$/.test(path),
    });
    symlinkSync(join(root, folder), join(root, 'node_modules/@tta', name));
  }
  cpSync(join(repository, 'jest.preset.js'), join(root, 'jest.preset.js'));
  cpSync(join(repository, 'package.json'), join(root, 'package.json'));
  if (existsSync(join(repository, '.venv'))) link('.venv', '.venv');
  return {
    root,
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}
