import { execaSync } from 'execa';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentFingerprint } from './environment-fingerprint.js';
import type { RememberedFacts } from './remembered-facts.js';

const none: RememberedFacts = { get: () => undefined, set: () => undefined, save: () => Promise.resolve() };

describe('the fingerprint of environments that pip makes', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'clones-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const pip = (clone: string, ...args: string[]) =>
    execaSync('.venv/bin/python', ['-m', 'pip', '--disable-pip-version-check', ...args], { cwd: clone });

  function makeClone(name: string): string {
    const clone = join(folder, name);
    mkdirSync(join(clone, 'carbon/src/carbon'), { recursive: true });
    writeFileSync(join(clone, 'carbon/src/carbon/__init__.py'), '');
    writeFileSync(
      join(clone, 'carbon/pyproject.toml'),
      '[project]\nname = "carbon"\nversion = "1.0"\n[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n',
    );
    execaSync('python3', ['-m', 'venv', '.venv'], { cwd: clone });
    pip(clone, 'install', '--quiet', 'pygments==2.21.0');
    pip(clone, 'install', '--quiet', '-e', './carbon');
    return clone;
  }

  async function fingerprintIn(clone: string): Promise<string | undefined> {
    const here = process.cwd();
    process.chdir(clone);
    try {
      return await environmentFingerprint('.venv', none);
    } finally {
      process.chdir(here);
    }
  }

  it('is the same in every clone, with an editable install, and when all is installed again', async () => {
    const first = makeClone('first');
    const expected = await fingerprintIn(first);
    expect(expected).toMatch(/^python 3\.\d+\.\d+ [0-9a-f]{64}$/);

    // So long that pip starts its scripts by a shell.
    const second = makeClone(`a clone, with (names) & ümlauts %41 ${'x'.repeat(100)}`);
    expect(await fingerprintIn(second)).toBe(expected);

    pip(first, 'install', '--quiet', '--force-reinstall', '--no-deps', '--no-compile', 'pygments==2.21.0');
    expect(await fingerprintIn(first)).toBe(expected);

    pip(first, 'install', '--quiet', '--force-reinstall', '--no-deps', 'pygments==2.20.0');
    expect(await fingerprintIn(first)).not.toBe(expected);
  });
});
