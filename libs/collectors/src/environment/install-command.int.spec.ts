import { execaSync } from 'execa';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installCommand } from './install-command.js';
import { environmentMark } from './own-environment.js';

describe('installCommand', () => {
  let workspaceRoot: string;
  beforeEach(() => {
    workspaceRoot = mkdtempSync(join(tmpdir(), 'install-'));
  });
  afterEach(() => {
    rmSync(workspaceRoot, { recursive: true });
  });
  const write = (path: string, text = ''): void => {
    mkdirSync(dirname(join(workspaceRoot, path)), { recursive: true });
    writeFileSync(join(workspaceRoot, path), text);
  };
  const command = (environmentCommand: string | undefined, packages = ['ruff'], interpreter?: string) =>
    installCommand({ workspaceRoot, root: 'libs/a', interpreter, environmentCommand }, packages);

  it('makes our environment where we made it, or where there is none', () => {
    expect(command('make env')).toBe('make env');
    write('.venv/pyvenv.cfg');
    write(`.venv/${environmentMark}`);
    expect(command('make env')).toBe('make env');
  });

  it.each([
    ['uv.lock', 'uv add --dev ruff "coverage[toml]"'],
    ['poetry.lock', 'poetry add --group dev ruff "coverage[toml]"'],
    ['pdm.lock', 'pdm add --dev ruff "coverage[toml]"'],
  ])('asks who keeps the environment, by %s, whether it is there or not', (lock, expected) => {
    write(lock);
    expect(command('make env', ['ruff', 'coverage[toml]'])).toBe(expected);
    write('.venv/pyvenv.cfg');
    write('.venv/bin/python');
    expect(command('make env', ['ruff', 'coverage[toml]'])).toBe(expected);
  });

  it('is about the nearest environment', () => {
    write('uv.lock');
    write('.venv/pyvenv.cfg');
    write('libs/a/.venv/pyvenv.cfg', 'uv = 0.13.9\n');
    expect(command('make env')).toBe(
      'uv venv --clear libs/a/.venv && uv pip install --python libs/a/.venv ruff',
    );
    write('libs/a/.venv/bin/python');
    expect(command('make env')).toBe('uv pip install --python libs/a/.venv ruff');
    write('libs/a/uv.lock');
    expect(command('make env')).toBe('uv add --dev --directory libs/a ruff');
  });

  it('is about the interpreter that the options name', () => {
    expect(command(undefined, ['ruff'], '/opt/python')).toBe('/opt/python -m pip install ruff');
  });

  it('works when it is typed', () => {
    const typed = (packages: string[]) => {
      execaSync('sh', ['-c', command(undefined, packages)], { cwd: workspaceRoot });
      return execaSync(join(workspaceRoot, '.venv/bin/python'), ['-m', 'pip', 'list']).stdout;
    };
    expect(command(undefined)).toMatch(/^python3 -m venv \.venv && /);
    expect(typed(['iniconfig==2.3.1'])).toContain('iniconfig');
    expect(command(undefined)).not.toContain('-m venv');
    expect(typed(['mdurl==0.1.2'])).toMatch(/mdurl/);
    rmSync(join(workspaceRoot, '.venv/bin/python'));
    expect(typed(['iniconfig==2.3.1'])).toContain('iniconfig');
  });
});
