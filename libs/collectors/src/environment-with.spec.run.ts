import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { interpreter } from './workspace.spec.run.js';

const made: string[] = [];

/** The interpreter of a new environment that has these distributions beside the pinned tools. */
export async function environmentWith(...distributions: readonly string[]): Promise<string> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'environment-')));
  made.push(folder);
  await execa(interpreter, ['-m', 'venv', '--without-pip', folder]);
  const lib = join(folder, 'lib');
  const [version] = readdirSync(lib);
  const packages = join(lib, version ?? '', 'site-packages');
  mkdirSync(packages, { recursive: true });
  writeFileSync(
    join(packages, 'tools.pth'),
    join(interpreter, '../../lib', version ?? '', 'site-packages') + '\n',
  );
  const options = ['--quiet', '--no-deps', '--disable-pip-version-check', '--target', packages];
  await execa(interpreter, ['-m', 'pip', 'install', ...options, ...distributions], { timeout: 120_000 });
  return join(folder, 'bin/python');
}

/** For `afterAll`. */
export function removeEnvironments(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
