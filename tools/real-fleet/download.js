import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folders } from './fleet.js';
import { makeEnvironment } from './python-environment.js';
import { step } from './step.js';

/** @import { FleetPackage } from './fleet.js' */

/** Where the source distribution of a package is kept between runs. */
export function archiveOf(/** @type {FleetPackage} */ one) {
  return join(folders.archives, `${one.name}-${one.version}.tar.gz`);
}

/** True when the archive is there and is the pinned one: an archive of an earlier run is not trusted by its name. */
function isFetched(/** @type {FleetPackage} */ one) {
  const archive = archiveOf(one);
  if (!existsSync(archive)) return false;
  return createHash('sha256').update(readFileSync(archive)).digest('hex') === one.sha256;
}

/**
 * Fetches the source distributions that are not there yet, through the package index that pip is configured for.
 * Runs nothing that it fetched. Throws when a digest is not the pinned one.
 * @param {FleetPackage[]} packages
 */
export async function download(packages) {
  const missing = packages.filter((one) => !isFetched(one));
  if (missing.length === 0) return;
  mkdirSync(folders.archives, { recursive: true });
  const requirements = join(folders.scripts, 'requirements', 'fetch.txt');
  const python = await makeEnvironment(join(folders.temporary, 'fetch.venv'), requirements);
  for (const one of missing) {
    const args = [join(folders.scripts, 'fetch_sdist.py'), one.name, one.version, one.sha256, archiveOf(one)];
    await step(`fetch ${one.name} ${one.version}`, python, args, { cwd: folders.temporary, minutes: 5 });
  }
}
