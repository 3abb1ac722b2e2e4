import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { toolEnvironment } from './tool-environment.js';

describe('toolEnvironment', () => {
  it('makes output the same in every run, and leaves nothing behind', () => {
    expect(
      toolEnvironment('/tmp/x', '/opt/python/bin/python', { PATH: '/usr/bin', HOME: '/home/me' }),
    ).toEqual({
      PATH: `/opt/python/bin${delimiter}/usr/bin`,
      VIRTUAL_ENV: undefined,
      PYTHONHOME: undefined,
      PYTHONHASHSEED: '0',
      PYTHONDONTWRITEBYTECODE: '1',
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      CLICOLOR_FORCE: undefined,
      PY_COLORS: undefined,
      TMPDIR: '/tmp/x',
      TMP: '/tmp/x',
      TEMP: '/tmp/x',
      RUFF_OUTPUT_FILE: undefined,
      RUFF_OUTPUT_FORMAT: undefined,
    });
  });

  it('takes variables away by naming them', () => {
    expect(Object.keys(toolEnvironment('/tmp/x', '/p/bin/python', {}))).toEqual(
      expect.arrayContaining(['VIRTUAL_ENV', 'PYTHONHOME', 'FORCE_COLOR', 'RUFF_OUTPUT_FILE']),
    );
  });

  it('finds the path of programs however it is spelled, and makes one where there is none', () => {
    const windows = toolEnvironment('/tmp/x', '/p/bin/python', { Path: '/usr/bin' });
    expect(windows.Path).toBe(`/p/bin${delimiter}/usr/bin`);
    expect(windows).not.toHaveProperty('PATH');
    expect(toolEnvironment('/tmp/x', '/p/bin/python', { HOME: '/home/me' }).PATH).toBe('/p/bin');
  });

  it('activates a virtual environment', () => {
    const folder = mkdtempSync(join(tmpdir(), 'venv-'));
    try {
      mkdirSync(join(folder, 'bin'));
      expect(toolEnvironment('/tmp/x', join(folder, 'bin/python'), {}).VIRTUAL_ENV).toBeUndefined();
      writeFileSync(join(folder, 'pyvenv.cfg'), '');
      expect(toolEnvironment('/tmp/x', join(folder, 'bin/python'), {}).VIRTUAL_ENV).toBe(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
