import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { folders } from './fleet.js';
import { step } from './step.js';

const published = ['libs/model', 'libs/collectors', 'libs/assessment', 'libs/document', 'plugins/maturity'];

/**
 * Builds the packages of this repository and packs them as they would be published.
 * @returns {Promise<Record<string, string>>} name to the `file:` specifier of its tarball
 */
export async function pack() {
  const cwd = folders.repository;
  rmSync(folders.packs, { recursive: true, force: true });
  mkdirSync(folders.packs, { recursive: true });
  await step('build', 'npm', ['run', 'build'], { cwd, minutes: 5 });
  const which = published.flatMap((folder) => ['--workspace', folder]);
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folders.packs, ...which];
  const { stdout } = await step('pack', 'npm', args, { cwd, minutes: 3 });
  /** @type {{ name: string, filename: string }[]} */
  const packed = Object.values(JSON.parse(stdout));
  return Object.fromEntries(
    packed.map(({ name, filename }) => [name, `file:${join(folders.packs, filename)}`]),
  );
}
