import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Makes the workspace's environment: no tools, a distribution of its own, a loose module, and one by a .pth file. */
export function makeEnvironment(place, python) {
  execFileSync(python, ['-m', 'venv', '--without-pip', place.path('.venv')]);
  writeDistribution(place, '1.0', 'VALUE = 1\n');
  place.write(`${installed(place)}/loose.py`, 'VALUE = 1\n');
  place.write('../beside/via_path.py', 'VALUE = 1\n');
  place.write(`${installed(place)}/proof.pth`, `${place.path('../beside')}\n`);
}

/** The folder of installed packages, relative to the workspace. */
export function installed(place) {
  const [version] = readdirSync(place.path('.venv/lib'));
  return join('.venv/lib', version, 'site-packages');
}

/** Installs the distribution as pip does, with a RECORD of what its files hold. */
export function writeDistribution(place, version, text) {
  const folder = installed(place);
  for (const name of place.list(folder).filter((one) => one.startsWith('proofdist-')))
    for (const file of place.list(`${folder}/${name}`)) place.drop(`${folder}/${name}/${file}`);
  const information = `${folder}/proofdist-${version}.dist-info`;
  const metadata = `Metadata-Version: 2.1\nName: proofdist\nVersion: ${version}\n`;
  const line = (file, content) =>
    `${file},sha256=${createHash('sha256').update(content).digest('base64url')},${content.length}\n`;
  place.write(`${folder}/proofdist/__init__.py`, text);
  place.write(`${information}/METADATA`, metadata);
  place.write(
    `${information}/RECORD`,
    [
      line('proofdist/__init__.py', text),
      line(`proofdist-${version}.dist-info/METADATA`, metadata),
      `proofdist-${version}.dist-info/RECORD,,\n`,
    ].join(''),
  );
  return `proofdist ${version}`;
}
