import { jest } from '@jest/globals';
import type { ExecutorContext } from '@nx/devkit';
import { environmentMark } from '@tta/maturity-collectors';
import { execaSync } from 'execa';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pythonEnvBatch from './python-env-batch.js';

// Environments with pip, and packages over the network.
jest.setTimeout(300_000);

const pinned = `iniconfig==2.3.1 \\
    --hash=sha256:67f4b9c50da0dedf52af349e7749a80a9057a5031199791b906c3bb3ae878960 \\
    --hash=sha256:9121e2c1fdb355232495be3194c8dfe87ccc2d5dee45947b78e68f499790d7a7
`;
const isThere = '.venv is what requirements.txt asks for.\n';
const isNow = '.venv is now what requirements.txt asks for.\n';

describe('the target that makes a Python environment', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'python-env-'));
    writeFileSync(join(root, 'requirements.txt'), pinned);
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  async function run() {
    const graph = { tasks: { 'tools:install': {} } } as unknown as Parameters<typeof pythonEnvBatch>[0];
    const options = { 'tools:install': { requirements: 'requirements.txt' } };
    const results = pythonEnvBatch(graph, options, {}, { root } as ExecutorContext);
    for await (const { result } of results) return result;
    throw new Error('no answer');
  }
  const python = (...args: string[]) => execaSync(join(root, '.venv/bin/python'), args);
  const pip = (...args: string[]) => python('-m', 'pip', '--disable-pip-version-check', ...args);
  const installed = () => pip('list', '--format', 'freeze').stdout;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const files = (): string[] => readdirSync(join(root, '.venv'), { recursive: true }).map(String).sort();

  it('makes what is not there, and mends what was taken away or replaced', async () => {
    expect(await run()).toEqual({ success: true, terminalOutput: isNow });
    expect(installed()).toContain('iniconfig==2.3.1');
    expect(JSON.parse(readFileSync(join(root, '.maturity/python-env.json'), 'utf8'))).toMatchObject({
      environment: '.venv',
      python: expect.stringMatching(/^3\.\d+/),
    });
    expect(await run()).toEqual({ success: true, terminalOutput: isThere });

    pip('uninstall', '--yes', '--quiet', 'iniconfig');
    expect(await run()).toEqual({ success: true, terminalOutput: isNow });
    expect(installed()).toContain('iniconfig==2.3.1');

    pip('install', '--quiet', 'iniconfig==2.1.0');
    expect(await run()).toEqual({ success: true, terminalOutput: isNow });
    expect(installed()).toContain('iniconfig==2.3.1');

    pip('uninstall', '--yes', '--quiet', 'pip');
    expect(await run()).toEqual({ success: true, terminalOutput: isNow });
    expect(installed()).toContain('iniconfig==2.3.1');
  });

  it.each<[string, () => void]>([
    [
      'before Python came to it',
      () => {
        write(`.venv/${environmentMark}`, '{}\n');
      },
    ],
    [
      'before pip was there',
      () => {
        execaSync('python3', ['-m', 'venv', '--without-pip', '.venv'], { cwd: root });
        write(`.venv/${environmentMark}`, '{}\n');
      },
    ],
    [
      'while packages were installed',
      () => {
        execaSync('python3', ['-m', 'venv', '.venv'], { cwd: root });
        write(`.venv/${environmentMark}`, '{}\n');
        pip('install', '--quiet', '--no-compile', 'iniconfig==2.3.1');
        const [lib] = readdirSync(join(root, '.venv/lib'));
        rmSync(join(root, '.venv/lib', lib!, 'site-packages/iniconfig/__init__.py'));
      },
    ],
  ])('makes one anew that was killed %s', async (_, leave) => {
    leave();
    expect(await run()).toEqual({ success: true, terminalOutput: isNow });
    expect(python('-c', 'import iniconfig; print(iniconfig.IniConfig.__name__)').stdout).toBe('IniConfig');
  });

  it('writes nothing into one that somebody else made, and what it says to run works', async () => {
    execaSync('python3', ['-m', 'venv', '.venv'], { cwd: root });
    const before = files();
    const { success, terminalOutput } = await run();
    expect(success).toBe(false);
    expect(terminalOutput).toBe(
      '.venv was made by somebody else, so nothing is installed into it. It lacks bandit, coverage, pytest, ruff.\n' +
        'Run: .venv/bin/python -m pip install bandit "coverage[toml]" pytest ruff\n',
    );
    expect(files()).toEqual(before);

    execaSync('sh', ['-c', terminalOutput.split('Run: ')[1]!], { cwd: root });
    const after = files();
    expect(await run()).toEqual({
      success: true,
      terminalOutput:
        '.venv was made by somebody else, and has what measuring needs. Nothing was installed.\n',
    });
    expect(files()).toEqual(after);
  });

  it.each([
    ['uv.lock', 'uv', 'Run: uv add --dev bandit "coverage[toml]" pytest ruff'],
    ['poetry.lock', 'poetry', 'Run: poetry add --group dev bandit "coverage[toml]" pytest ruff'],
    ['pdm.lock', 'pdm', 'Run: pdm add --dev bandit "coverage[toml]" pytest ruff'],
  ])('leaves the environment to who keeps it, by %s', async (lock, manager, remedy) => {
    write(lock, '');
    expect(await run()).toEqual({
      success: false,
      terminalOutput: `.venv is kept by ${manager}, so nothing is installed into it. It is not there yet.\n${remedy}\n`,
    });
    expect(existsSync(join(root, '.venv'))).toBe(false);
  });

  it('says what pip says when that fails, and begins anew the next time', async () => {
    write('requirements.txt', pinned.replace(/sha256:\w+/g, `sha256:${'0'.repeat(64)}`));
    const { success, terminalOutput } = await run();
    expect(success).toBe(false);
    expect(terminalOutput).toMatch(/iniconfig/);
    expect(terminalOutput).toContain('.venv is not complete; run this target again.');
    write('requirements.txt', pinned);
    expect(await run()).toEqual({ success: true, terminalOutput: isNow });
  });
});
