import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentFingerprint } from './environment-fingerprint.js';

describe('environmentFingerprint', () => {
  let folder: string;
  let packages: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'environment-'));
    packages = join(folder, 'lib/python3.11/site-packages');
    mkdirSync(join(packages, 'ruff-0.16.9.dist-info'), { recursive: true });
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin/python'), '');
    writeFileSync(join(folder, 'pyvenv.cfg'), 'home = /usr/bin\nversion = 3.11.7\n');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is undefined where nothing is', async () => {
    expect(await environmentFingerprint(join(folder, 'none'))).toBeUndefined();
  });

  it.each<[string, () => void]>([
    [
      'an upgrade',
      () => {
        renameSync(join(packages, 'ruff-0.16.9.dist-info'), join(packages, 'ruff-0.16.10.dist-info'));
      },
    ],
    [
      'an installed distribution',
      () => {
        mkdirSync(join(packages, 'more-1.0.dist-info'));
      },
    ],
    [
      'an editable install',
      () => {
        writeFileSync(join(packages, '__editable___x_finder.py'), 'MAPPING = {}');
      },
    ],
    [
      'a path',
      () => {
        writeFileSync(join(packages, 'x.pth'), '../x/src');
      },
    ],
    [
      'a sitecustomize',
      () => {
        writeFileSync(join(packages, 'sitecustomize.py'), '');
      },
    ],
    [
      'another Python',
      () => {
        writeFileSync(join(folder, 'pyvenv.cfg'), 'version = 3.12.1\n');
      },
    ],
  ])('changes with %s', async (_, change) => {
    const before = await environmentFingerprint(folder);
    expect(before).toMatch(/^python 3\.11\.7 [0-9a-f]{64}$/);
    expect(await environmentFingerprint(folder)).toBe(before);
    change();
    expect(await environmentFingerprint(folder)).not.toBe(before);
  });

  it.each(['clone', 'a clone, with (names) & ümlauts %41'])(
    'is the same in every clone: %s',
    async (name) => {
      const here = process.cwd();
      const fingerprintIn = async (clone: string): Promise<string | undefined> => {
        const installed = join(clone, '.venv/lib/python3.11/site-packages');
        mkdirSync(join(installed, 'carbon-1.0.dist-info'), { recursive: true });
        mkdirSync(join(clone, '.venv/bin'));
        writeFileSync(join(clone, '.venv/bin/python'), '');
        writeFileSync(join(clone, '.venv/pyvenv.cfg'), `home = ${clone}\nversion = 3.11.7\n`);
        writeFileSync(join(installed, 'carbon.pth'), `${clone}/carbon/src\n`);
        writeFileSync(
          join(installed, '__editable___water_finder.py'),
          `MAPPING = {'water': '${clone}/water'}`,
        );
        // As pip and uv write it.
        const url = `file://${clone.split('/').map(encodeURIComponent).join('/')}/carbon`;
        writeFileSync(
          join(installed, 'carbon-1.0.dist-info/direct_url.json'),
          JSON.stringify({ dir_info: { editable: true }, url }),
        );
        process.chdir(clone);
        try {
          return await environmentFingerprint('.venv');
        } finally {
          process.chdir(here);
        }
      };
      const clones = [join(folder, 'first'), join(folder, name)];
      for (const clone of clones) mkdirSync(clone);
      const [first, second] = [await fingerprintIn(clones[0]!), await fingerprintIn(clones[1]!)];
      expect(first).toMatch(/^python 3\.11\.7 [0-9a-f]{64}$/);
      expect(second).toBe(first);
    },
  );

  it.each(['pyvenv.cfg', 'bin/python'])('says so when there is no %s', async (name) => {
    rmSync(join(folder, name));
    expect(await environmentFingerprint(folder)).toMatch(/^error /);
  });
});
