import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './step.js';

/** The interpreter of a virtual environment. */
export function interpreterOf(/** @type {string} */ environment) {
  return process.platform === 'win32'
    ? join(environment, 'Scripts', 'python.exe')
    : join(environment, 'bin', 'python');
}

/**
 * Makes a virtual environment with exactly the distributions of a hash-pinned requirements file, and returns its
 * interpreter. `FLEET_PYTHON` names another interpreter to start from than `python3`.
 * @param {string} environment the folder to make; one that is there is kept
 * @param {string} requirements
 */
export async function makeEnvironment(environment, requirements) {
  const python = interpreterOf(environment);
  if (existsSync(python)) return python;
  const cwd = import.meta.dirname;
  const base = process.env['FLEET_PYTHON'] ?? 'python3';
  await step(`virtual environment ${environment}`, base, ['-m', 'venv', environment], { cwd, minutes: 3 });
  const install = ['-m', 'pip', 'install', '--quiet', '--require-hashes', '--only-binary', ':all:'];
  await step(`  install ${requirements}`, python, [...install, '-r', requirements], { cwd, minutes: 10 });
  return python;
}
