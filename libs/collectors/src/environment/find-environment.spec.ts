import { findEnvironment, findProgram, type EnvironmentQuestion } from './find-environment.js';

const disk =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);
const question = { workspaceRoot: '/w', root: 'libs/carbon' };
const found = (more: Partial<EnvironmentQuestion> & Pick<EnvironmentQuestion, 'exists'>) => {
  const search = findEnvironment({ ...question, ...more });
  return search.ok ? search.environment : undefined;
};

describe('findEnvironment', () => {
  it('takes the nearest .venv', () => {
    const exists = disk('/w/.venv/bin/python', '/w/libs/carbon/.venv/bin/python');
    expect(found({ exists })).toEqual({
      interpreter: '/w/libs/carbon/.venv/bin/python',
      programFolders: ['/w/libs/carbon/.venv/bin', '/w/.venv/bin'],
    });
  });

  it('prefers the interpreter of the configuration, relative to the workspace or absolute', () => {
    const exists = disk('/w/.venv/bin/python', '/w/env/bin/python3', '/opt/python');
    expect(found({ exists, interpreter: 'env/bin/python3' })).toEqual({
      interpreter: '/w/env/bin/python3',
      programFolders: ['/w/env/bin', '/w/.venv/bin'],
    });
    expect(found({ exists, interpreter: '/opt/python' })?.interpreter).toBe('/opt/python');
  });

  it('does not replace a configured interpreter that is not there', () => {
    const exists = disk('/w/.venv/bin/python');
    expect(found({ exists, interpreter: 'env/bin/python' })).toBeUndefined();
  });

  it('never falls back to the system', () => {
    expect(found({ exists: disk('/usr/bin/python', '/.venv/bin/python') })).toBeUndefined();
  });

  it('does not replace a nearest .venv that lost its interpreter by one further up', () => {
    const exists = disk('/w/libs/carbon/.venv', '/w/.venv', '/w/.venv/bin/python');
    expect(findEnvironment({ ...question, exists })).toEqual({
      ok: false,
      detail: 'libs/carbon/.venv has no interpreter',
    });
    expect(found({ exists, root: 'libs/other' })?.interpreter).toBe('/w/.venv/bin/python');
  });

  it('knows the layout of Windows', () => {
    expect(found({ exists: disk('/w/.venv/Scripts/python.exe') })?.programFolders).toEqual([
      '/w/.venv/Scripts',
    ]);
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
