import { collectorByName, readSettings } from '@tta/maturity-collectors';
import { posix } from 'node:path';
import { pyrightEnvironments } from './pyright-environments.js';

function environmentsIn(texts: Readonly<Record<string, string>>, existing: readonly string[]): string[] {
  const named = collectorByName('pyright')?.configFiles ?? [];
  const configFiles = ['.', 'libs', 'libs/carbon'].flatMap((folder) =>
    named.map(({ name, ...rest }) => ({ ...rest, path: posix.join(folder, name) })),
  );
  const settings = readSettings(
    configFiles.filter(({ path }) => path in texts),
    'libs/carbon',
    (path) => texts[path],
  );
  return pyrightEnvironments(settings, { exists: (path) => existing.includes(path) });
}

describe('pyrightEnvironments', () => {
  it('finds what JSON and TOML name, beside the file and in its venvPath', () => {
    expect(
      environmentsIn({ 'libs/carbon/pyrightconfig.json': '{ "venvPath": "../../envs", "venv": "types" }' }, [
        'envs/types',
      ]),
    ).toEqual(['envs/types']);
    expect(environmentsIn({ 'pyproject.toml': '[tool.pyright]\nvenv = "types"\n' }, ['types'])).toEqual([
      'types',
    ]);
    expect(
      environmentsIn({ 'pyproject.toml': "[tool.pyright]\nvenvPath = '/opt/envs'\nvenv = 'types'\n" }, []),
    ).toEqual(['/opt/envs/types']);
  });

  it('reads what a configuration extends', () => {
    const texts = {
      'libs/carbon/pyrightconfig.json': '{ "extends": "../base.json", "venv": "types" }',
      'libs/base.json': '{ "venvPath": "envs" }',
    };
    expect(environmentsIn(texts, ['libs/envs/types'])).toEqual(['libs/envs/types']);
  });

  it('reads JSON with comments, and takes no comment for a setting', () => {
    const text = '{ // "venv": "no"\n "venvPath": ".", /* why */ "venv": "types", }';
    expect(
      environmentsIn({ 'libs/carbon/pyrightconfig.json': text }, ['libs/carbon/types', 'libs/carbon/no']),
    ).toEqual(['libs/carbon/types']);
  });

  it('leaves out what does not exist, and says nothing where nothing is named', () => {
    expect(environmentsIn({ 'pyproject.toml': '[tool.pyright]\nvenv = "types"\n' }, [])).toEqual([]);
    expect(environmentsIn({ 'pyproject.toml': '[tool.pyright]\nvenvPath = "envs"\n' }, ['envs'])).toEqual([]);
    expect(environmentsIn({}, ['.venv'])).toEqual([]);
  });
});
