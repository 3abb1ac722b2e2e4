import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { repository, type Workspace } from './workspace.js';

/**
 * Gives a workspace a Python environment of its own in place of the repository's: with the same distributions, and with a
 * component installed from its sources, which leaves the path of this clone in the environment (`pip install --editable`).
 */
export function ownEnvironment(workspace: Workspace, component: string): void {
  const shared = join(repository, '.venv');
  const [python] = readdirSync(join(shared, 'lib'));
  const packages = `lib/${python!}/site-packages`;
  workspace.drop('.venv');
  mkdirSync(workspace.path(`.venv/${packages}`), { recursive: true });
  cpSync(join(shared, 'pyvenv.cfg'), workspace.path('.venv/pyvenv.cfg'));
  symlinkSync(join(shared, 'bin'), workspace.path('.venv/bin'));
  for (const name of readdirSync(join(shared, packages)))
    symlinkSync(join(shared, packages, name), workspace.path(`.venv/${packages}/${name}`));
  workspace.write(
    `.venv/${packages}/__editable__.${component}-1.0.pth`,
    `${workspace.path(`${component}/src`)}\n`,
  );
  workspace.write(
    `.venv/${packages}/${component}-1.0.dist-info/direct_url.json`,
    JSON.stringify({ dir_info: { editable: true }, url: `file://${workspace.path(component)}` }),
  );
}
