import { isLayoutFile, readLayout } from './read-layout.js';

const pyproject = (text: string) => readLayout('libs/a/pyproject.toml', text);

describe('readLayout', () => {
  it.each<[string, string, string[]]>([
    [
      'setuptools',
      '[tool.setuptools.package-dir]\n"" = "lib"\n[tool.setuptools.packages.find]\nwhere = ["code"]',
      ['code', 'lib'],
    ],
    [
      'hatch',
      '[tool.hatch.build.targets.wheel]\npackages = ["src/foo"]\n[tool.hatch.build]\ndev-mode-dirs = ["dev"]',
      ['dev', 'src'],
    ],
    ['poetry', '[tool.poetry]\npackages = [{ include = "foo", from = "lib" }]', ['lib']],
    ['uv', '[tool.uv.build-backend]\nmodule-root = "python"', ['python']],
    ['pdm', '[tool.pdm.build]\npackage-dir = "src"', ['src']],
    [
      'pyright',
      '[tool.pyright]\nextraPaths = ["../shared"]\nexecutionEnvironments = [{ root = "x", extraPaths = ["y"] }]',
      ['../shared', 'x', 'y'],
    ],
  ])('reads roots of %s', (_, text, expected) => {
    expect([...pyproject(text).roots].sort()).toEqual(expected);
  });

  it.each<[string, string, { name: string; folder: string }]>([
    ['setuptools', '[tool.setuptools.package-dir]\n"acme.b" = "code"', { name: 'acme.b', folder: 'code' }],
    [
      'hatch',
      '[tool.hatch.build.targets.wheel.sources]\n"src/foo" = "bar"',
      { name: 'bar', folder: 'src/foo' },
    ],
    [
      'poetry',
      '[tool.poetry]\npackages = [{ include = "foo", from = "lib", to = "bar" }]',
      { name: 'bar.foo', folder: 'lib/foo' },
    ],
  ])('reads other names of folders of %s', (_, text, expected) => {
    expect(pyproject(text).aliases).toContainEqual(expected);
  });

  it('reads what pytest is told', () => {
    const ini =
      '[pytest]\npythonpath = src lib\naddopts =\n  -q\n  -p acme.plugin\nDJANGO_SETTINGS_MODULE = acme.settings\nfilterwarnings =\n  error::acme.Warn\n  ignore:a.b says:DeprecationWarning:acme.where\n  ignore::acme.Other:acme.there\n  ignore:text::acme.nowhere\n';
    for (const layout of [
      readLayout('pytest.ini', ini),
      readLayout('setup.cfg', ini.replace('[pytest]', '[tool:pytest]')),
    ]) {
      expect(layout.pythonPath).toEqual(['src', 'lib']);
      expect([...layout.loadedByPytest].sort()).toEqual([
        'acme.Other',
        'acme.Warn',
        'acme.plugin',
        'acme.settings',
      ]);
    }
    const toml = pyproject('[tool.pytest.ini_options]\npythonpath = ["src"]\naddopts = "-p acme.plugin"');
    expect([toml.pythonPath, toml.loadedByPytest]).toEqual([['src'], ['acme.plugin']]);
    const filters = pyproject(
      '[tool.pytest.ini_options]\nfilterwarnings = ["error", "ignore::acme.Warn", \'ignore:it "says":UserWarning:acme.where\']',
    );
    expect(filters.loadedByPytest).toEqual(['acme.Warn']);
  });

  it('reads entry points, scripts and requirements', () => {
    const layout = pyproject(
      '[project]\ndependencies = ["Foo_Bar>=1"]\n[project.scripts]\ntool = "a.cli:main"\n[project.entry-points."acme.x"]\none = "a.b:C"',
    );
    expect(layout.entryPoints).toEqual({ 'acme.x': ['a.b'] });
    expect(layout.scripts).toEqual({ tool: 'a.cli' });
    expect(layout.requires).toEqual(['foo-bar']);
    expect(readLayout('requirements.txt', '# no\n-r x.txt\nPyYAML==6\n').requires).toEqual(['pyyaml']);
  });

  it('says nothing for a file that cannot be parsed', () => {
    expect(pyproject('= broken').roots).toEqual([]);
  });

  it('knows its files by name', () => {
    expect(
      ['a/pyproject.toml', 'tox.ini', 'requirements-dev.txt', 'Cargo.toml', 'x.txt'].map(isLayoutFile),
    ).toEqual([true, true, true, false, false]);
  });
});
