import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './step.js';

/** @import { FleetPackage } from './fleet.js' */

/** The folder that `import` has to search: a source folder is either a package itself or, as `src`, holds one. */
function importRoot(/** @type {string} */ folder, /** @type {FleetPackage} */ one) {
  return one.sources.includes('src') ? join(folder, 'src') : folder;
}

/**
 * Installs checkouts in an environment the way `pip install -e` leaves them there: a `.pth` file that names the
 * checkout, and its metadata. Nothing is built: no code of the package runs, no compiler decides whether an optional
 * C extension is there (markupsafe measures its pure Python on every machine). Removes the released distribution of
 * the same name, which `import` would find first.
 * @param {string} python the interpreter of the environment
 * @param {{ one: FleetPackage, folder: string }[]} checkouts
 */
export async function linkCheckouts(python, checkouts) {
  const names = checkouts.map(({ one }) => one.name);
  const cwd = import.meta.dirname;
  await step(`  link ${names.join(', ')}`, python, ['-m', 'pip', 'uninstall', '--quiet', '--yes', ...names], {
    cwd,
    minutes: 2,
  });
  const where = 'import sysconfig; print(sysconfig.get_path("purelib"))';
  const { stdout: sitePackages } = await step('  find site-packages', python, ['-c', where], {
    cwd,
    minutes: 1,
  });
  for (const { one, folder } of checkouts) {
    const metadata = join(sitePackages.trim(), `${one.name}-${one.version}.dist-info`);
    mkdirSync(metadata);
    copyFileSync(join(folder, 'PKG-INFO'), join(metadata, 'METADATA'));
    writeFileSync(join(metadata, 'INSTALLER'), 'real-fleet\n');
    writeFileSync(join(sitePackages.trim(), `${one.name}.pth`), `${importRoot(folder, one)}\n`);
    // The release is in the metadata; a folder of another version would be measured under a false name.
    const released = /^Version: (.+)$/m.exec(readFileSync(join(folder, 'PKG-INFO'), 'utf8'))?.[1];
    if (released !== one.version)
      throw new Error(`${one.name}: PKG-INFO says ${released}, expected ${one.version}`);
  }
}
