import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openNx } from '../../affected-proof/open-nx.js';

/**
 * The fleet of released packages, laid out below the temporary folder of the machine and kept there for the next time; the
 * packages of this repository are packed and installed anew.
 */
export async function openFleet(names) {
  const base = join(tmpdir(), 'reads-proof-fleet');
  process.env.FLEET_FOLDER = join(base, 'above');
  const home = join(base, 'home');
  mkdirSync(home, { recursive: true });
  const { folders, selectPackages } = await import('../../real-fleet/fleet.js');
  const { download } = await import('../../real-fleet/download.js');
  const { layOut, reinstall } = await import('../../real-fleet/layout.js');
  const { pack } = await import('../../real-fleet/pack.js');
  const packages = selectPackages(names);
  await download(packages);
  const tarballs = await pack();
  const isThere = packages.every(({ name }) =>
    existsSync(join(folders.workspace, 'packages', name, 'maturity.yaml')),
  );
  await (isThere ? reinstall(tarballs) : layOut(packages, tarballs));
  // In some containers a thread of an isolated plugin does not come to its end under strace.
  const variant = { legacy: 'true', daemon: 'off', isolate: 'off' };
  const { env } = openNx(base, folders.workspace, variant, { HOME: home, XDG_CONFIG_HOME: undefined });
  return { root: folders.workspace, folder: base, home, env, close: () => undefined };
}
