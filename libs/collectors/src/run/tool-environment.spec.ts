import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { toolEnvironment } from './tool-environment.js';

const request = {
  temporaryFolder: '/tmp/x',
  interpreter: '/opt/python/bin/python',
  passEnv: [],
  seesHome: false,
};

describe('toolEnvironment', () => {
  it('is a short list, whatever there is', () => {
    const inherited = {
      PATH: '/usr/bin',
      HOME: '/home/me',
      LANG: 'de_DE.UTF-8',
      GIT_DIR: '/elsewhere',
      GIT_INDEX_FILE: 'index',
      CI: 'true',
      API_KEY: 'x',
      PYTHONPATH: 'src',
      XDG_CONFIG_HOME: '/home/me/.config',
      RUFF_CONFIG: 'other.toml',
      FORCE_COLOR: '1',
    };
    expect(toolEnvironment(request, inherited)).toEqual({
      PATH: `/opt/python/bin${delimiter}/usr/bin`,
      HOME: '/tmp/x/home',
      LC_ALL: 'C.UTF-8',
      PYTHONHASHSEED: '0',
      PYTHONDONTWRITEBYTECODE: '1',
      NO_COLOR: '1',
      TMPDIR: '/tmp/x',
      TMP: '/tmp/x',
      TEMP: '/tmp/x',
    });
  });

  it('has what the user passes, the home for tests, and the way to the network', () => {
    const inherited = { API_KEY: 'x', OTHER: 'y', HOME: '/home/me', https_proxy: 'p', SSL_CERT_FILE: 'c' };
    const variables = toolEnvironment(
      { ...request, passEnv: ['API_KEY', 'NONE'], seesHome: true },
      inherited,
    );
    expect(variables).toMatchObject({ API_KEY: 'x', HOME: '/home/me', https_proxy: 'p', SSL_CERT_FILE: 'c' });
    expect(Object.keys(variables)).not.toContain('OTHER');
    expect(Object.keys(variables)).not.toContain('NONE');
  });

  it('lets nobody pass what makes results differ from run to run', () => {
    const passEnv = ['PYTHONHASHSEED', 'TMPDIR', 'HOME'];
    const inherited = { PYTHONHASHSEED: '7', TMPDIR: '/var', HOME: '/home/me' };
    expect(toolEnvironment({ ...request, passEnv }, inherited)).toMatchObject({
      PYTHONHASHSEED: '0',
      TMPDIR: '/tmp/x',
      HOME: '/tmp/x/home',
    });
  });

  it('finds the path of programs however it is spelled, and makes one where there is none', () => {
    const windows = toolEnvironment(request, { Path: '/usr/bin' });
    expect(windows.Path).toBe(`/opt/python/bin${delimiter}/usr/bin`);
    expect(windows).not.toHaveProperty('PATH');
    expect(toolEnvironment(request, {}).PATH).toBe('/opt/python/bin');
  });

  it('activates a virtual environment', () => {
    const folder = mkdtempSync(join(tmpdir(), 'venv-'));
    try {
      mkdirSync(join(folder, 'bin'));
      const own = { ...request, interpreter: join(folder, 'bin/python') };
      expect(toolEnvironment(own, {}).VIRTUAL_ENV).toBeUndefined();
      writeFileSync(join(folder, 'pyvenv.cfg'), '');
      expect(toolEnvironment(own, {}).VIRTUAL_ENV).toBe(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
