import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The `node_modules` with that version of Nx, installed below `tmp` when it is not there yet. */
export function installNx(repository, version) {
  const folder = join(repository, 'tmp', `nx-${version}`);
  const modules = join(folder, 'node_modules');
  if (existsSync(join(modules, '.package-lock.json'))) return modules;
  mkdirSync(folder, { recursive: true });
  const [major] = version.split('.');
  // The devkit of a major version goes with each Nx of it, and is not released with each.
  const dependencies = { nx: version, '@nx/devkit': `${major}.x` };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }, null, 2));
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  execFileSync('npm', ['install', ...options], { cwd: folder, stdio: 'inherit', timeout: 600_000 });
  return modules;
}
