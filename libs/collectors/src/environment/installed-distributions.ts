import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The versions of the distributions in a virtual environment (its folder), by their names in normal form. */
export function installedDistributions(environment: string): ReadonlyMap<string, string> {
  const folders = ['Lib/site-packages', ...pythonsIn(join(environment, 'lib'))];
  return distributionsIn(folders.map((folder) => join(environment, folder)));
}

/** The same of folders for packages; one that is not there holds none. */
export function distributionsIn(folders: readonly string[]): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  for (const name of folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder))) {
    const [, distribution, version] = /^(.+?)-([^-]+)\.(?:dist-info|egg-info)$/.exec(name) ?? [];
    if (distribution !== undefined && version !== undefined) versions.set(normal(distribution), version);
  }
  return versions;
}

/** packaging.python.org, "Names and normalization". */
function normal(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

function pythonsIn(lib: string): string[] {
  return existsSync(lib) ? readdirSync(lib).map((name) => join('lib', name, 'site-packages')) : [];
}
