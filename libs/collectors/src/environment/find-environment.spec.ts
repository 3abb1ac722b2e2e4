import { findEnvironment, findProgram } from './find-environment.js';

const disk =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);
const question = { workspaceRoot: '/w', root: 'libs/carbon' };

describe('findEnvironment', () => {
  it('takes the nearest .venv', () => {
    const exists = disk('/w/.venv/bin/python', '/w/libs/carbon/.venv/bin/python');
    expect(findEnvironment({ ...question, exists })).toEqual({
      interpreter: '/w/libs/carbon/.venv/bin/python',
      programFolders: ['/w/libs/carbon/.venv/bin', '/w/.venv/bin'],
    });
  });

  it('prefers the interpreter of the configuration, relative to the workspace or absolute', () => {
    const exists = disk('/w/.venv/bin/python', '/w/env/bin/python3', '/opt/python');
    expect(findEnvironment({ ...question, exists, interpreter: 'env/bin/python3' })).toEqual({
      interpreter: '/w/env/bin/python3',
      programFolders: ['/w/env/bin', '/w/.venv/bin'],
    });
    expect(findEnvironment({ ...question, exists, interpreter: '/opt/python' })?.interpreter).toBe(
      '/opt/python',
    );
  });

  it('does not replace a configured interpreter that is not there', () => {
    const exists = disk('/w/.venv/bin/python');
    expect(findEnvironment({ ...question, exists, interpreter: 'env/bin/python' })).toBeUndefined();
  });

  it('never falls back to the system', () => {
    expect(
      findEnvironment({ ...question, exists: disk('/usr/bin/python', '/.venv/bin/python') }),
    ).toBeUndefined();
  });

  it('knows the layout of Windows', () => {
    expect(
      findEnvironment({ ...question, exists: disk('/w/.venv/Scripts/python.exe') })?.programFolders,
    ).toEqual(['/w/.venv/Scripts']);
  });
});

describe('findProgram', () => {
  const environment = { interpreter: '/c/bin/python', programFolders: ['/c/bin', '/w/bin'] };

  it('looks further up for what the nearest environment lacks', () => {
    expect(findProgram(environment, 'ruff', disk('/w/bin/ruff'))).toBe('/w/bin/ruff');
    expect(findProgram(environment, 'ruff', disk('/w/bin/ruff', '/c/bin/ruff'))).toBe('/c/bin/ruff');
    expect(findProgram(environment, 'ruff', disk('/w/bin/ruff.exe'))).toBe('/w/bin/ruff.exe');
    expect(findProgram(environment, 'ruff', disk('/usr/bin/ruff'))).toBeUndefined();
  });
});
