import { readSettings } from '@tta/maturity-collectors';
import { posix } from 'node:path';
import { configuredPaths } from './configured-paths.js';
import { findConfigFiles } from './find-config-files.js';

function named(collector: string, texts: Readonly<Record<string, string>>, root = 'libs/carbon') {
  const folders = new Set(Object.keys(texts).flatMap((path) => [path, posix.dirname(path)]));
  const places = {
    above: ['.', 'libs', 'libs/carbon'],
    inside: ['libs/carbon/src', 'libs/carbon/src/carbon'],
  };
  const configFiles = findConfigFiles(collector, places, {
    list: (folder) =>
      Object.keys(texts)
        .filter((path) => posix.dirname(path) === folder)
        .map((path) => ({ name: posix.basename(path), isFolder: false, isLink: false })),
  });
  const settings = readSettings(configFiles, 'libs/carbon', (path) => texts[path]);
  return configuredPaths(settings, root, { exists: (path) => folders.has(path) });
}

describe('configuredPaths', () => {
  it.each([
    ['extend = "base.toml"', ['base.toml']],
    ["'extend' = '''base.toml'''", ['base.toml']],
    ['# extend = "base.toml"', []],
    ['extend = "$HOME/base.toml"', []],
    ['extend = "../../base.toml"', []],
  ])('finds what ruff extends in %j', (text, paths) => {
    expect(named('ruff', { 'ruff.toml': text }).paths).toEqual(paths);
  });

  it('follows what is extended, once', () => {
    const texts = {
      'libs/carbon/pyproject.toml': '[tool.ruff]\nextend = "../base.toml"',
      'libs/base.toml': 'extend = "../ruff.toml"',
      'ruff.toml': 'extend = "libs/base.toml"',
    };
    expect(named('ruff', texts).paths).toEqual(['libs/base.toml', 'ruff.toml']);
  });

  it('finds the folders and files that pyright is told of, with comments and commas', () => {
    const texts = {
      'libs/carbon/pyrightconfig.json':
        '{ // x\n "stubPath": "../../stubs", "exclude": ["../other"], "executionEnvironments": [{ "root": "src", "extraPaths": ["../common", "../none"] }], }',
      'libs/common/x.py': '',
      'libs/other/x.py': '',
    };
    expect(named('pyright', texts).paths).toEqual(['libs/common', 'stubs']);
  });

  it('finds what a .bandit anywhere in the sources names, from where bandit runs', () => {
    const text = '[bandit]\nskips = B101\nbaseline = base.json\nconfigfile = ../bandit.yaml\n';
    expect(named('bandit', { 'libs/carbon/src/carbon/.bandit': text }).paths).toEqual([
      'libs/bandit.yaml',
      'libs/carbon/base.json',
    ]);
  });

  it('takes of the component itself only what is read whatever it is, and knows all places', () => {
    const texts = {
      'libs/carbon/src/carbon/ruff.toml': 'extend = "../rules.toml"\nsrc = [".."]',
      'libs/carbon/src/x.py': '',
    };
    expect(named('ruff', texts)).toMatchObject({
      files: ['libs/carbon/src/carbon/ruff.toml', 'libs/carbon/src/rules.toml'],
      paths: ['libs/carbon/src/rules.toml'],
      places: ['libs/carbon/src', 'libs/carbon/src/rules.toml'],
    });
  });

  it('reads only the tool’s own tables, and takes no folder that holds the component', () => {
    const texts = {
      'pyproject.toml': '[tool.other]\nextend = "x.toml"\n[tool.ruff]\nsrc = [".", "libs", "tools"]',
      'tools/a.py': '',
    };
    expect(named('ruff', texts).paths).toEqual(['tools']);
  });

  it('knows which settings there are', () => {
    const texts = { 'ruff.toml': 'line-length = 90\n[lint]\nselect = []\n[format]\nextend-include = ["x"]' };
    expect([...named('ruff', texts).settings].sort()).toEqual([
      'extend-include',
      'format',
      'line-length',
      'lint',
      'select',
    ]);
  });
});
