import { isDeciding, namedPath, readSettings, type FoundConfigFile } from './read-settings.js';

function settingsIn(texts: Readonly<Record<string, string>>, first: FoundConfigFile) {
  const { files, settings } = readSettings([first], 'libs/carbon', (path) => texts[path]);
  return {
    files,
    texts: settings.flatMap(({ key, text }) => (text === undefined ? [] : [`${key} ${text}`])),
  };
}

describe('readSettings', () => {
  it('follows a chain of files to its end, each relative to the one that names it', () => {
    const texts = {
      'libs/carbon/pyproject.toml': '[tool.ruff]\nextend = "../base/ruff.toml"\n[tool.other]\nname = "no"',
      'libs/base/ruff.toml': 'extend = "../../pyproject.toml"\nsrc = ["one"]',
      'pyproject.toml': '[tool.ruff]\nextend = "strict.toml"\nsrc = ["two"]',
      'strict.toml': 'extend = "libs/base/ruff.toml"\nsrc = ["three"]',
    };
    const found = settingsIn(texts, { path: 'libs/carbon/pyproject.toml', sections: ['tool.ruff'] });
    expect(found.files).toEqual(Object.keys(texts).sort());
    expect(found.texts).toEqual([
      'extend ../base/ruff.toml',
      'extend ../../pyproject.toml',
      'src one',
      'extend strict.toml',
      'src two',
      'extend libs/base/ruff.toml',
      'src three',
    ]);
  });

  it('names what is extended and not there', () => {
    expect(settingsIn({ 'ruff.toml': 'extend = "gone.toml"' }, { path: 'ruff.toml' }).files).toEqual([
      'gone.toml',
      'ruff.toml',
    ]);
  });

  it('reads JSON with comments and commas, and takes no comment for a setting', () => {
    const text = '{ // "venv": "no"\n "extends": "base.json", /* "venv": "no" */ "venv": "yes", }';
    expect(
      settingsIn(
        { 'libs/carbon/pyrightconfig.json': text, 'libs/carbon/base.json': '{ "stubPath": "stubs" }' },
        { path: 'libs/carbon/pyrightconfig.json' },
      ).texts,
    ).toEqual(['extends base.json', 'venv yes', 'stubPath stubs']);
  });

  it('reads INI files, with paths from where the tool runs', () => {
    const file = 'libs/carbon/src/.bandit';
    const { settings } = readSettings(
      [{ path: file, pathsFrom: 'directory' }],
      'libs/carbon',
      () => '[bandit]\n# baseline: no.json\nbaseline: base.json\nskips = B101,\n  B404\n',
    );
    expect(settings).toEqual([
      { key: 'baseline', file, folder: 'libs/carbon' },
      { key: 'baseline', file, folder: 'libs/carbon', text: 'base.json' },
      { key: 'skips', file, folder: 'libs/carbon' },
      { key: 'skips', file, folder: 'libs/carbon', text: 'B101' },
      { key: 'skips', file, folder: 'libs/carbon', text: 'B404' },
    ]);
    expect(settings.filter(isDeciding)).toHaveLength(2);
  });

  it('says nothing of what cannot be parsed', () => {
    expect(settingsIn({ 'ruff.toml': 'extend = ' }, { path: 'ruff.toml' }).texts).toEqual([]);
  });
});

describe('namedPath', () => {
  it.each([
    ['../x.toml', 'libs/x.toml'],
    ['src/**/*.py', 'libs/carbon/src'],
    ['stubs/', 'libs/carbon/stubs'],
    ['../../../x.toml', undefined],
    ['/etc/x.toml', undefined],
    ['', undefined],
  ])('of %j is %j', (text, path) => {
    expect(namedPath('libs/carbon', text)).toBe(path);
  });
});
