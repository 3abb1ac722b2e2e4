import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const copied = ['package.json', 'executors.json', 'generators.json', 'dist', 'schemas', 'python', 'bin'];

/**
 * `node_modules` of a workspace: links to the repository's packages, and copies of our own, so that a build that goes on
 * meanwhile does not change what is proved. `instead` is another `node_modules` whose packages come before the
 * repository's: another version of Nx.
 */
export function linkPackages(repository, target, instead) {
  const from = join(repository, 'node_modules');
  mkdirSync(join(target, '@tta'), { recursive: true });
  const others = instead === undefined ? [] : readdirSync(instead);
  for (const name of new Set([...readdirSync(from), ...others])) {
    const folder = others.includes(name) ? instead : from;
    if (name !== '@tta' && name !== '.package-lock.json') symlinkSync(join(folder, name), join(target, name));
  }
  for (const name of readdirSync(join(from, '@tta'))) {
    for (const part of copied) {
      const path = join(from, '@tta', name, part);
      if (existsSync(path))
        cpSync(path, join(target, '@tta', name, part), { recursive: true, dereference: true });
    }
  }
}
