import { environmentMark } from '@tta/maturity-collectors';
import { execaSync } from 'execa';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentFingerprint } from '../../fingerprint/environment-fingerprint.js';
import type { RememberedFacts } from '../../fingerprint/remembered-facts.js';
import { digestOfRequirements, writeMark } from './environment-mark.js';
import { environmentState } from './environment-state.js';

const none: RememberedFacts = { get: () => undefined, set: () => undefined, save: () => Promise.resolve() };

describe('environmentState', () => {
  let parent: string;
  let folder: string;
  let requirements: string;
  beforeAll(() => {
    parent = mkdtempSync(join(tmpdir(), 'state-'));
    execaSync('python3', ['-m', 'venv', '--without-pip', join(parent, 'made')]);
  });
  afterAll(() => {
    rmSync(parent, { recursive: true });
  });
  beforeEach(() => {
    folder = join(parent, '.venv');
    requirements = join(parent, 'requirements.txt');
    writeFileSync(requirements, 'ruff==1\n');
    cpSync(join(parent, 'made'), folder, { recursive: true, verbatimSymlinks: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const kind = async () => (await environmentState(folder, requirements, none)).kind;
  const finish = async () => {
    const fingerprint = (await environmentFingerprint(folder, none)) ?? '';
    writeMark(folder, { complete: { requirements: digestOfRequirements(requirements), fingerprint } });
  };

  it('is absent where nothing is, and where a folder is empty', async () => {
    rmSync(folder, { recursive: true });
    expect(await kind()).toBe('absent');
    mkdirSync(folder);
    expect(await kind()).toBe('absent');
  });

  it('is foreign without our mark', async () => {
    expect(await kind()).toBe('foreign');
  });

  it('is half-made until it was complete, and when it can run nothing', async () => {
    writeMark(folder, { complete: undefined });
    expect(await kind()).toBe('half-made');
    await finish();
    expect(await kind()).toBe('complete');
    rmSync(join(folder, 'bin/python'));
    expect(await kind()).toBe('half-made');
  });

  it('is another one when something was installed, whatever its mark says', async () => {
    await finish();
    const [python] = readdirSync(join(folder, 'lib'));
    writeFileSync(join(folder, 'lib', python!, 'site-packages/more.py'), '');
    expect(await kind()).toBe('other');
  });

  it('is another one when the requirements are others', async () => {
    await finish();
    writeFileSync(requirements, 'ruff==2\n');
    expect(await kind()).toBe('other');
  });

  it('is compared where its mark cannot be read', async () => {
    writeFileSync(join(folder, environmentMark), '{');
    expect(await kind()).toBe('other');
  });
});
