import { posix } from 'node:path';
import { pyrightEnvironments } from './pyright-environments.js';

function environmentsIn(texts: Readonly<Record<string, string>>, existing: readonly string[]): string[] {
  return pyrightEnvironments(['.', 'libs', 'libs/carbon'], {
    list: (folder) =>
      Object.keys(texts)
        .filter((path) => posix.dirname(path) === folder)
        .map((path) => ({ name: posix.basename(path), isFolder: false, isLink: false })),
    readText: (path) => texts[path],
    exists: (path) => existing.includes(path),
  });
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

  it('leaves out what does not exist, and says nothing where nothing is named', () => {
    expect(environmentsIn({ 'pyproject.toml': '[tool.pyright]\nvenv = "types"\n' }, [])).toEqual([]);
    expect(environmentsIn({ 'pyproject.toml': '[tool.pyright]\nvenvPath = "envs"\n' }, ['envs'])).toEqual([]);
    expect(environmentsIn({}, ['.venv'])).toEqual([]);
  });
});
