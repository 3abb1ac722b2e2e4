import { collectors, readSettings, type ComponentScope } from '@tta/maturity-collectors';
import { minimatch } from 'minimatch';
import { collectorInputs, type Inputs } from './collector-inputs.js';
import { configuredPaths } from './configured-paths.js';
import { foldersAbove, projectFileInputs, projectFilesInput } from './config-inputs.js';
import { findConfigFiles } from './find-config-files.js';
import { filesForOthers } from './own-files.js';
import { resolveReads } from './resolve-reads.js';

const carbon: ComponentScope = {
  name: 'carbon',
  root: 'libs/carbon',
  sources: ['libs/carbon/src'],
  tests: { unit: ['libs/carbon/tests/unit'], integration: ['libs/carbon/tests/integration'] },
  passEnv: [],
  timeLimits: {},
};
const single: ComponentScope = {
  name: 'model',
  root: 'src/components/model',
  sources: ['src/components/model_component.py'],
  tests: { unit: ['tests/test_model*.py'], integration: [] },
  passEnv: [],
  timeLimits: {},
};

function inputsOf(
  collector: string,
  scope: ComponentScope = carbon,
  texts: Readonly<Record<string, string>> = {},
  reads: readonly string[] = [],
): Inputs {
  const above = foldersAbove(scope);
  const files = {
    list: (folder: string) =>
      Object.keys(texts)
        .filter((path) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.') === folder)
        .map((path) => ({ name: path.slice(path.lastIndexOf('/') + 1), isFolder: false, isLink: false })),
    readText: (path: string) => texts[path],
    exists: (path: string) => path in texts,
  };
  const configFiles = findConfigFiles(collector, { above, inside: scope.sources }, files);
  const settings = readSettings(configFiles, scope.root, files.readText);
  const configured = configuredPaths(settings, scope.root, files);
  const inputs = collectorInputs(collector, scope, resolveReads(scope.root, reads), above, configured, files);
  // As Nx does with a named input of the project.
  return inputs.flatMap((input) => (input === projectFilesInput ? projectFileInputs(scope, above) : [input]));
}

/** Whether Nx would hash a file for these inputs: filesets of the project and of the workspace, each less its negations. */
function covers(inputs: Inputs, root: string, file: string): boolean {
  const texts = inputs.filter((input) => typeof input === 'string');
  return [
    ['{projectRoot}/', `${root}/`],
    ['{workspaceRoot}/', ''],
  ].some(([place = '', folder = '']) => {
    const matches = (pattern: string): boolean =>
      minimatch(file, pattern.replace(place, folder), { dot: true });
    return (
      texts.some((text) => text.startsWith(place) && matches(text)) &&
      !texts.some((text) => text.startsWith(`!${place}`) && matches(text.slice(1)))
    );
  });
}

const reading = (collector: string, file: string): boolean => covers(inputsOf(collector), carbon.root, file);
const all = collectors.map(({ name }) => name);

describe('collectorInputs', () => {
  it('holds every configuration file that the tool reads, in the folder and above', () => {
    for (const { name, configFiles } of collectors) {
      for (const file of configFiles) {
        const folders = file.place === 'inside' ? ['libs/carbon/src/'] : ['', 'libs/', 'libs/carbon/'];
        for (const folder of folders)
          expect([name, folder + file.name, reading(name, folder + file.name)]).toEqual([
            name,
            folder + file.name,
            true,
          ]);
      }
    }
  });

  it.each(all)('runs %s for no report or record, and no document of others', (collector) => {
    for (const name of ['MATURITY.md', 'maturity.yaml'])
      expect(reading(collector, `libs/carbon/${name}`)).toBe(false);
    // Tests open it, and run examples in it.
    expect(reading(collector, 'libs/carbon/README.md')).toBe(collector.startsWith('pytest'));
    expect(reading(collector, 'README.md')).toBe(false);
    expect(reading(collector, 'maturity.policy.yaml')).toBe(false);
  });

  it.each(all)('runs %s for sources and locks', (collector) => {
    for (const file of [
      'libs/carbon/src/carbon/x.py',
      'uv.lock',
      'requirements-dev.txt',
      'libs/carbon/poetry.lock',
    ]) {
      expect([file, reading(collector, file)]).toEqual([file, true]);
    }
  });

  it('runs only tests for tests, conftests and data', () => {
    for (const file of [
      'libs/carbon/tests/unit/test_x.py',
      'conftest.py',
      'libs/carbon/src/carbon/data.json',
    ]) {
      expect([file, all.filter((collector) => reading(collector, file))]).toEqual([
        file,
        ['pytest', 'pytest-integration'],
      ]);
    }
  });

  it('runs a linter for its own configuration, and no other tool', () => {
    expect(all.filter((collector) => reading(collector, 'libs/ruff.toml'))).toEqual(['ruff']);
    expect(all.filter((collector) => reading(collector, '.gitignore'))).toEqual(['ruff']);
  });

  it('follows what configuration extends', () => {
    const texts = {
      'libs/carbon/ruff.toml': 'extend = "../../config/ruff.toml"',
      'config/ruff.toml': 'extend = "more/base.toml"\n# extend = "no.toml"',
      'pyrightconfig.json': '{\n  // why\n  "extends": "./config/pyright.json"\n}',
    };
    const ruff = inputsOf('ruff', carbon, texts);
    for (const file of ['config/ruff.toml', 'config/more/base.toml'])
      expect(covers(ruff, carbon.root, file)).toBe(true);
    expect(covers(ruff, carbon.root, 'config/no.toml')).toBe(false);
    expect(covers(inputsOf('pyright', carbon, texts), carbon.root, 'config/pyright.json')).toBe(true);
    expect(covers(inputsOf('pytest', carbon, texts), carbon.root, 'config/pyright.json')).toBe(false);
  });

  it('holds what configuration names in the component outside the sources', () => {
    const bandit = { 'libs/carbon/src/.bandit': '[bandit]\nbaseline = base.json\n' };
    expect(covers(inputsOf('bandit', carbon, bandit), carbon.root, 'libs/carbon/base.json')).toBe(true);
    expect(reading('bandit', 'libs/carbon/base.json')).toBe(false);
    const ruff = { 'libs/carbon/ruff.toml': 'extend = "config/rules"' };
    expect(covers(inputsOf('ruff', carbon, ruff), carbon.root, 'libs/carbon/config/rules')).toBe(true);
  });

  it('reads configuration in every folder between the component and its sources', () => {
    const deep = { ...carbon, sources: ['libs/carbon/python/lib/src'] };
    const read = (collector: string, file: string): boolean =>
      covers(inputsOf(collector, deep), deep.root, `libs/carbon/python/${file}`);
    for (const file of ['ruff.toml', 'lib/.ruff.toml', 'lib/pyproject.toml', 'lib/.gitignore', 'lib/.ignore'])
      expect([file, read('ruff', file)]).toEqual([file, true]);
    expect(read('pyright', 'lib/pyrightconfig.json')).toBe(true);
    expect(read('bandit', 'lib/ruff.toml')).toBe(false);
  });

  it('knows single files outside the folder of the record', () => {
    const covered = (file: string): string[] =>
      all.filter((collector) => covers(inputsOf(collector, single), single.root, file));
    expect(covered('src/components/model_component.py')).toEqual(all);
    expect(covered('src/components/carbon_component.py')).toEqual([]);
    expect(covered('tests/test_model_one.py')).toEqual(['pytest', 'pytest-integration']);
    expect(covered('tests/pytest.ini')).toContain('pytest');
    expect(covered('src/ruff.toml')).toEqual(['ruff']);
  });

  it('covers files of folders whose names mean something in patterns', () => {
    const odd = {
      ...carbon,
      root: 'libs/odd (1) [x]',
      sources: ['libs/odd (1) [x]/src'],
      tests: { unit: [], integration: [] },
    };
    for (const collector of all) {
      expect(covers(inputsOf(collector, odd), odd.root, 'libs/odd (1) [x]/src/a.py')).toBe(true);
      expect(
        inputsOf(collector, odd).filter(
          (input) => typeof input === 'string' && input.includes('{projectRoot}'),
        ),
      ).toEqual([]);
    }
  });

  it('takes what `reads` names, documents too', () => {
    const inputs = inputsOf('pytest', carbon, {}, ['README.md', '/shared/words']);
    for (const file of ['libs/carbon/README.md', 'shared/words', 'shared/words/a.txt']) {
      expect([file, covers(inputs, carbon.root, file)]).toEqual([file, true]);
    }
  });
});

describe('filesForOthers', () => {
  const shared = (file: string): boolean => covers(filesForOthers(carbon), carbon.root, file);

  it('holds sources, data and helpers of tests', () => {
    for (const file of [
      'src/carbon/x.py',
      'src/carbon/data.json',
      'tests/unit/helpers.py',
      'tests/conftest.py',
      'pyproject.toml',
    ]) {
      expect([file, shared(`libs/carbon/${file}`)]).toEqual([file, true]);
    }
  });

  it('leaves out test modules, documents and what only own tools read', () => {
    for (const file of [
      'tests/unit/test_x.py',
      'tests/integration/deep/x_test.py',
      'README.md',
      'maturity.yaml',
      'ruff.toml',
      'pytest.ini',
    ]) {
      expect([file, shared(`libs/carbon/${file}`)]).toEqual([file, false]);
    }
  });
});
