/** The pinned packages of `packages.json` and the folders they live in. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * @typedef {{ test: string, reason: string }} LeftOut a pytest node id down to its function, and why it is not run
 * @typedef {{
 *   name: string, version: string, sha256: string, sources: string[], tests: string[], needs: string[],
 *   environments: string[], leftOut: LeftOut[]
 * }} FleetPackage `environments`: where it is installed; the first is the one that measures it
 * @typedef {{ folder: string, requirements: string }} Environment
 */

const scripts = import.meta.dirname;
// Elsewhere, where the workspace must not lie in this repository.
const temporary = process.env['FLEET_FOLDER'] ?? resolve(scripts, '../../tmp/real-fleet');

export const folders = {
  scripts,
  repository: resolve(scripts, '../..'),
  temporary,
  archives: join(temporary, 'archives'),
  packs: join(temporary, 'packs'),
  results: join(temporary, 'results'),
  cache: join(temporary, 'nx-cache'),
  workspace: join(temporary, 'workspace'),
};

/** @type {{ environments: Record<string, Environment>, packages: FleetPackage[] }} */
const declared = JSON.parse(readFileSync(join(scripts, 'packages.json'), 'utf8'));

/** @returns {Environment} the environment of that name; throws when `packages.json` has none. */
export function environmentOf(/** @type {string} */ name) {
  const found = declared.environments[name];
  if (found === undefined) throw new Error(`packages.json has no environment ${name}`);
  return found;
}

/**
 * The packages of those names and the packages they import, in the order of `packages.json` (an imported package
 * comes first); all of them when no name is given. Throws on a name that is not there.
 * @param {string[]} names
 * @returns {FleetPackage[]}
 */
export function selectPackages(names) {
  const known = new Map(declared.packages.map((one) => [one.name, one]));
  const wanted = new Set();
  for (const name of names.length > 0 ? names : known.keys()) {
    const one = known.get(name);
    if (one === undefined) throw new Error(`No package ${name}; there are ${[...known.keys()].join(', ')}`);
    for (const needed of [...one.needs, name]) wanted.add(needed);
  }
  return declared.packages.filter((one) => wanted.has(one.name));
}
