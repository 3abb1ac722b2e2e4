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

  it.each(['pyvenv.cfg', 'bin/python'])('says so when there is no %s', async (name) => {
    rmSync(join(folder, name));
    expect(await environmentFingerprint(folder)).toMatch(/^error /);
  });
});
