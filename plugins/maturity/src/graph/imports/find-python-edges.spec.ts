import { findPythonEdges, type PythonEnvironment, type PythonWorkspace } from './find-python-edges.js';
import type { ComponentFolders } from './python-files.js';

interface Given {
  readonly components?: Readonly<Record<string, Partial<ComponentFolders>>>;
  readonly projects?: Readonly<Record<string, string>>;
  readonly deleted?: readonly string[];
  readonly directory?: string;
  readonly environment?: PythonEnvironment;
}

const nothingKnown: PythonEnvironment = { isInstalled: () => true, installed: () => 'unknown' };

/** An environment that holds top-level names, and the distributions that are called like them. */
const holding = (...names: readonly string[]): PythonEnvironment => ({
  isInstalled: (distribution) => names.includes(distribution),
  installed: (top) => (names.includes(top) ? 'module' : 'absent'),
});

/** Edges as `a -> b`, of a workspace given as texts by path. A component is a folder below `libs` unless told. */
function edges(texts: Readonly<Record<string, string>>, given: Given = {}): string[] {
  return found(texts, given)
    .edges.map(({ source, target }) => `${source} -> ${target}`)
    .sort();
}

/** `a -> b` with what makes the edge. */
function kinds(texts: Readonly<Record<string, string>>, given: Given = {}): Record<string, string> {
  return Object.fromEntries(
    found(texts, given).edges.map(({ source, target, kind, isChecked }) => [
      `${source} -> ${target}`,
      isChecked ? `${kind}, checked` : kind,
    ]),
  );
}

function found(texts: Readonly<Record<string, string>>, given: Given) {
  const names = new Set(Object.keys(texts).flatMap((path) => /^libs\/([^/]+)\//.exec(path)?.[1] ?? []));
  const usual = [...names].map((name): ComponentFolders => ({
    name,
    root: `libs/${name}`,
    sources: [`libs/${name}/src`],
    tests: [`libs/${name}/tests`],
  }));
  const named = Object.entries(given.components ?? {}).map(([name, folders]): ComponentFolders => ({
    name,
    root: `libs/${name}`,
    sources: [],
    tests: [],
    ...folders,
  }));
  const components = [...usual.filter(({ name }) => given.components?.[name] === undefined), ...named];
  const projectRoots = [
    ...components.map(({ name, root }) => ({ name, root })),
    ...Object.entries(given.projects ?? {}).map(([name, root]) => ({ name, root })),
  ];
  const projectOf = (path: string) =>
    [...projectRoots]
      .sort((left, right) => right.root.length - left.root.length)
      .find(({ root }) => root === '.' || path.startsWith(`${root}/`))?.name;
  const workspace: PythonWorkspace = {
    files: Object.keys(texts).map((path) => {
      const project = projectOf(path);
      return { path, hash: path, ...(project !== undefined && { project }) };
    }),
    components,
    projectRoots,
    read: (_kind, { path }, read) => read(texts[path] ?? ''),
    listDeletedFiles: () => given.deleted ?? [],
    directoryOf: () => given.directory ?? '.',
    environment: given.environment ?? nothingKnown,
  };
  return findPythonEdges(workspace);
}

const b = {
  'libs/b/src/b/__init__.py': '',
  'libs/b/src/b/deep/__init__.py': '',
  'libs/b/src/b/deep/x.py': '',
};

describe('findPythonEdges', () => {
  it.each<[string, Record<string, string>]>([
    ['import', { 'libs/a/src/a/m.py': 'import b' }],
    ['a submodule', { 'libs/a/src/a/m.py': 'import b.deep.x as x' }],
    ['from', { 'libs/a/src/a/m.py': 'from b.deep import x' }],
    ['nested and conditional', { 'libs/a/src/a/m.py': 'def f():\n  if TYPE_CHECKING:\n    from b import y' }],
    ['a test', { 'libs/a/tests/test_m.py': 'import b' }],
    ['a conftest', { 'libs/a/tests/conftest.py': 'from b.deep import x' }],
    ['a conftest above', { 'conftest.py': 'import b', 'libs/a/tests/test_m.py': '' }],
    ['import_module', { 'libs/a/src/a/m.py': 'import_module("b.deep")' }],
    ['pytest_plugins', { 'libs/a/tests/conftest.py': 'pytest_plugins = ["b.deep.x"]' }],
    ['mock.patch', { 'libs/a/tests/test_m.py': '@patch("b.Thing")\ndef f(): ...' }],
    ['a string that names a module', { 'libs/a/src/a/settings.py': 'APPS = ["b.deep.Config"]' }],
    ['python -m', { 'libs/a/tests/test_m.py': 'run([sys.executable, "-m", "b"])' }],
    [
      'a plugin in addopts',
      { 'libs/a/tests/test_m.py': '', 'libs/a/pytest.ini': '[pytest]\naddopts = -q -p b.deep.x' },
    ],
  ])('finds %s', (_, texts) => {
    expect(edges({ ...b, ...texts })).toContain('a -> b');
  });

  it.each<[string, Record<string, string>]>([
    ['the standard library', { 'libs/b/src/b/json.py': '', 'libs/a/src/a/m.py': 'import json' }],
    [
      'a dependency',
      {
        'libs/b/src/b/celery.py': '',
        'libs/a/src/a/m.py': 'import celery',
        'pyproject.toml': '[project]\ndependencies = ["Celery>=5"]',
      },
    ],
    ['one part of a string', { 'libs/a/src/a/m.py': 'x = "b"' }],
    ['a comment', { 'libs/a/src/a/m.py': '# import b' }],
    [
      'relative imports',
      {
        'libs/b/src/b/other.py': '',
        'libs/a/src/a/__init__.py': '',
        'libs/a/src/a/other.py': '',
        'libs/a/src/a/m.py': 'from . import other\nfrom .other import deep',
      },
    ],
  ])('finds nothing in %s', (_, texts) => {
    expect(edges({ ...b, ...texts })).toEqual([]);
  });

  it('keeps apart test modules of one name', () => {
    const of = (name: string) => ({
      [`libs/${name}/tests/helpers.py`]: '',
      [`libs/${name}/tests/conftest.py`]: '',
      [`libs/${name}/tests/test_it.py`]: 'from helpers import x\nimport conftest\nfrom . import helpers',
    });
    expect(edges({ ...of('a'), ...of('b'), ...of('c') })).toEqual([]);
    const inPackage = (name: string) => ({
      [`libs/${name}/tests/__init__.py`]: '',
      [`libs/${name}/tests/helpers.py`]: '',
      [`libs/${name}/tests/test_it.py`]:
        'from tests.helpers import x\nfrom tests import helpers\nfrom .helpers import x',
    });
    expect(edges({ ...inPackage('a'), ...inPackage('b') })).toEqual([]);
  });

  it('keeps apart applications whose modules have the same names', () => {
    const app = (name: string) => ({
      [`libs/${name}/main.py`]: 'import utils',
      [`libs/${name}/utils.py`]: '',
      [`libs/${name}/tests/test_main.py`]: 'import main\nimport utils',
      [`libs/${name}/tests/conftest.py`]:
        'import sys\nsys.path.insert(0, os.path.dirname(os.path.dirname(__file__)))',
      [`libs/${name}/pyproject.toml`]: '[tool.pytest.ini_options]\npythonpath = ["."]',
    });
    expect(edges({ ...app('a'), ...app('b') })).toEqual([]);
  });

  it('asks for every provider where a library is loaded by the runs of others', () => {
    const lib = (name: string, more: string) => ({
      [`libs/${name}/src/${name}_app.py`]: `import utils\n${more}`,
      [`libs/${name}/src/utils.py`]: '',
      [`libs/${name}/pyproject.toml`]: '[tool.pytest.ini_options]\npythonpath = ["src"]',
    });
    expect(edges({ ...lib('a', ''), ...lib('b', '') })).toEqual([]);
    // c imports a: in the runs of c, `utils` may be that of b.
    expect(edges({ ...lib('a', ''), ...lib('b', ''), 'libs/c/src/c.py': 'import a_app' })).toEqual([
      'a -> b',
      'b -> a',
      'c -> a',
    ]);
  });

  it('follows namespace packages shared by several components', () => {
    const texts = {
      'libs/auth/src/acme/auth.py': '',
      'libs/billing/src/acme/billing.py': 'from acme import auth',
      'libs/shop/src/acme/shop/__init__.py': 'import acme.billing',
    };
    expect(edges(texts)).toEqual(['billing -> auth', 'shop -> billing']);
    // A package of that name hides the namespace.
    expect(edges({ ...texts, 'libs/bad/src/acme/__init__.py': '' })).toContain('billing -> bad');
  });

  it('asks for all of a namespace that is searched', () => {
    const texts = { 'libs/p/src/acme/plugins/one.py': '', 'libs/q/src/acme/plugins/two.py': '' };
    const search = 'import acme.plugins\nfor m in pkgutil.iter_modules(acme.plugins.__path__): ...';
    expect(edges({ ...texts, 'libs/a/src/a.py': search })).toEqual(['a -> p', 'a -> q']);
    expect(edges({ ...texts, 'libs/a/src/a.py': 'import acme.plugins' })).toEqual([]);
  });

  it('finds what is imported through a folder inside a package, where it can be on the path', () => {
    const texts = {
      'libs/b/src/b/__init__.py': '',
      'libs/b/src/b/vendor/__init__.py': '',
      'libs/b/src/b/vendor/six_like.py': '',
    };
    expect(edges({ ...texts, 'libs/a/src/a.py': 'import six_like' })).toEqual(['a -> b']);
    const both = { ...texts, 'libs/c/src/six_like.py': '', 'libs/a/src/a.py': 'import six_like' };
    expect(edges(both)).toEqual(['a -> c']);
    expect(edges({ ...both, 'libs/a/tests/conftest.py': 'sys.path.insert(0, "../b/src/b/vendor")' })).toEqual(
      ['a -> b', 'a -> c'],
    );
    const declared = { 'libs/b/pytest.ini': '[pytest]\npythonpath = src/b/vendor\n' };
    expect(edges({ ...both, ...declared })).toEqual(['a -> b', 'a -> c']);
  });

  it('follows relative imports into another part of a namespace, however many levels up', () => {
    const texts = {
      'libs/a/src/acme/a/__init__.py': '',
      'libs/a/src/acme/a/deep/__init__.py': '',
      'libs/a/src/acme/a/deep/m.py': 'from ...b import x\nfrom ... import c',
      'libs/b/src/acme/b/__init__.py': '',
      'libs/b/src/acme/b/x.py': '',
      'libs/c/src/acme/c.py': '',
    };
    expect(edges(texts)).toEqual(['a -> b', 'a -> c']);
    expect(edges({ ...texts, 'libs/a/src/acme/a/deep/m.py': 'from ..b import x' })).toEqual([]);
  });

  it('leaves the standard library to nobody, unless pytest puts a folder before it', () => {
    const texts = {
      'libs/a/src/a.py': 'import logging, typing\nfrom operator import add\nimport celery',
      'libs/b/src/acme/logging/__init__.py': '',
      'libs/b/tests/typing/__init__.py': '',
      'libs/c/src/operator.py': '',
      'libs/d/src/celery.py': '',
      'libs/a/tests/conftest.py': 'sys.path.insert(0, "../../c/src")',
    };
    expect(edges(texts)).toEqual(['a -> d']);
    expect(edges({ ...texts, 'pytest.ini': '[pytest]\npythonpath = libs/c/src\n' })).toEqual([
      'a -> c',
      'a -> d',
    ]);
    expect(edges({ ...texts, 'libs/conftest.py': '', 'libs/a/tests/test_a.py': '' })).toEqual(['a -> d']);
    const above = { 'libs/operator.py': '', 'libs/conftest.py': '', 'libs/a/tests/test_a.py': '' };
    expect(edges({ ...texts, ...above }, { projects: { plain: 'libs' } })).toContain('a -> plain');
    const here = { 'calendar.py': '', 'libs/a/src/a.py': 'import calendar' };
    expect(edges(here, { projects: { plain: '.' } })).toEqual(['a -> plain']);
    expect(edges(here, { projects: { plain: '.' }, directory: 'libs/a' })).toEqual([]);
    // A component's own tests find their own folder first.
    expect(edges({ ...texts, 'libs/b/tests/test_b.py': 'import typing' })).toEqual(['a -> d']);
  });

  it('takes declared names of folders', () => {
    const texts = { 'libs/b/code/core.py': '', 'libs/a/src/a.py': 'from acme.b import core' };
    expect(edges(texts)).toEqual([]);
    expect(
      edges({ ...texts, 'libs/b/pyproject.toml': '[tool.setuptools.package-dir]\n"acme.b" = "code"' }),
    ).toEqual(['a -> b']);
    expect(edges({ ...texts, 'libs/b/setup.cfg': '[options]\npackage_dir =\n  acme.b = code\n' })).toEqual([
      'a -> b',
    ]);
  });

  it('follows entry points by the name of their group, and pytest plugins to everyone', () => {
    const plugin = (group: string) => `[project.entry-points.${group}]\nx = "b.deep.x:load"`;
    const loads = {
      ...b,
      'libs/a/src/a.py': 'for e in entry_points(group="acme.plugins"): e.load()',
      'libs/c/tests/test_c.py': '',
    };
    expect(edges({ ...loads, 'libs/b/pyproject.toml': plugin('"acme.plugins"') })).toEqual(['a -> b']);
    expect(edges({ ...loads, 'libs/b/pyproject.toml': plugin('pytest11') })).toEqual(['a -> b', 'c -> b']);
  });

  it('follows entry points of distributions only that a component makes and that are installed', () => {
    const plugin = (name: string) =>
      `[project]\nname = "${name}"\n[project.scripts]\nbe = "b.deep.x:main"\n[project.entry-points.pytest11]\nx = "b.deep.x"`;
    const texts = { ...b, 'libs/a/tests/test_a.py': 'subprocess.run(["be"])' };
    const made = { ...texts, 'libs/b/pyproject.toml': plugin('b') };
    expect(edges(made)).toEqual(['a -> b']);
    expect(edges(made, { environment: holding('b') })).toEqual(['a -> b']);
    expect(edges(made, { environment: holding('other') })).toEqual([]);
    expect(
      edges({ ...texts, 'libs/b/setup.cfg': '[options.entry_points]\npytest11 =\n  x = b.deep.x\n' }),
    ).toEqual(['a -> b']);
    for (const place of ['libs/c/tests/data', 'tools/gen']) {
      const elsewhere = { ...texts, [`${place}/pyproject.toml`]: plugin('b'), 'libs/c/src/c.py': '' };
      expect([place, edges(elsewhere, { projects: { gen: 'tools/gen' } })]).toEqual([place, []]);
    }
  });

  it('takes no folder for a distribution of its name', () => {
    const texts = {
      'libs/b/integrations/pgvector/psycopg.py': '',
      'libs/a/src/a.py': 'from pgvector.psycopg import register_vector',
      'libs/a/pyproject.toml': '[project]\nname = "a"\ndependencies = ["pgvector>=0.2"]',
    };
    expect(edges(texts)).toEqual([]);
    expect(edges({ ...texts, 'libs/a/pyproject.toml': '' })).toEqual(['a -> b']);
    expect(edges({ ...texts, 'libs/a/pyproject.toml': '' }, { environment: holding('pgvector') })).toEqual(
      [],
    );
    // A package hides an installed one from folders that come before it, and a distribution made here is no stranger.
    const aPackage = { ...texts, 'libs/b/integrations/pgvector/__init__.py': '' };
    expect(edges(aPackage, { environment: holding('pgvector') })).toEqual(['a -> b']);
    expect(edges({ ...texts, 'libs/b/pyproject.toml': '[project]\nname = "pgvector"' })).toEqual(['a -> b']);
    // Who does not depend on it has another environment, perhaps.
    expect(edges({ ...texts, 'libs/c/src/c.py': 'import pgvector.psycopg' })).toEqual(['c -> b']);
  });

  it('says what makes an edge', () => {
    const a = (texts: Record<string, string>) => kinds({ ...b, ...texts })['a -> b'];
    expect(a({ 'libs/a/src/a.py': 'import b' })).toBe('sources, checked');
    expect(a({ 'libs/a/src/a.py': 'APPS = ["b.deep.Config"]' })).toBe('sources');
    expect(a({ 'libs/a/tests/test_a.py': 'import b' })).toBe('tests');
    expect(a({ 'conftest.py': 'import b', 'libs/a/tests/test_a.py': '' })).toBe('tests');
    expect(a({ 'libs/a/tests/test_a.py': 'import b', 'libs/a/src/a.py': 'import b.deep.x' })).toBe(
      'sources, checked',
    );
    expect(a({ 'libs/a/tests/test_a.py': 'import shared', 'shared.py': 'import b' })).toBe('tests');
    // Also where a test, which is looked at first, leads to the same file.
    const both = { 'libs/a/lib/a.py': 'import shared', 'libs/a/atests/test_a.py': 'import shared' };
    const components = { a: { sources: ['libs/a/lib'], tests: ['libs/a/atests'] } };
    expect(kinds({ ...b, ...both, 'shared.py': 'import b' }, { components })['a -> b']).toBe(
      'sources, checked',
    );
    const plugin = '[project.entry-points."acme.plugins"]\nx = "b.deep.x:load"';
    const searching = { 'libs/a/src/a.py': 'for e in entry_points(group="acme.plugins"): e.load()' };
    expect(a({ ...searching, 'libs/b/pyproject.toml': plugin })).toBe('plugins');
    expect(
      a({
        'libs/a/tests/test_a.py': '',
        'libs/b/pyproject.toml': plugin.replace('"acme.plugins"', 'pytest11'),
      }),
    ).toBe('plugins');
    // Tests that lie among the sources are looked at like them, and gate nothing.
    const among = { a: { sources: ['libs/a/src'], tests: ['libs/a/src/tests'] } };
    expect(kinds({ ...b, 'libs/a/src/tests/test_a.py': 'import b' }, { components: among })['a -> b']).toBe(
      'tests, checked',
    );
  });

  it('says whose sources import tests, so that what these import is seen as well', () => {
    const texts = { ...b, 'libs/b/tests/given.py': '', 'libs/c/src/c.py': 'import b' };
    const checksTests = (text: string) => [...found({ ...texts, 'libs/a/src/a.py': text }, {}).checksTests];
    expect(checksTests('import given')).toEqual(['a']);
    expect(checksTests('import b.deep.x')).toEqual([]);
  });

  it('follows console scripts to their module', () => {
    const script = { ...b, 'libs/b/pyproject.toml': '[project.scripts]\nbe-tool = "b.deep:main"' };
    expect(edges({ ...script, 'libs/a/tests/test_a.py': 'subprocess.run(["be-tool", "x"])' })).toEqual([
      'a -> b',
    ]);
    expect(edges({ ...script, 'libs/a/tests/test_a.py': 'x = ["be-tool", "x"]' })).toEqual([]);
  });

  it('knows single files of several components in one folder', () => {
    const component = (name: string) => ({
      root: `src/components/${name}`,
      sources: [`src/components/${name}_component.py`],
      tests: [`tests/test_${name}*.py`],
    });
    const texts = {
      'src/components/carbon_component.py': '',
      'src/components/model_component.py': 'from src.components.carbon_component import x',
      'tests/test_model_a.py': 'from src.components.model_component import y',
      'tests/test_carbon.py': 'import helpers',
      'tests/helpers.py': '',
    };
    const given = { components: { carbon: component('carbon'), model: component('model') } };
    expect(edges(texts, given)).toEqual(['model -> carbon']);
    expect(edges(texts, { ...given, projects: { workspace: '.' } })).toContain('model -> carbon');
  });

  it('points to a project that is no component', () => {
    expect(
      edges({ 'tools/gen/gen.py': '', 'libs/a/src/a.py': 'import gen' }, { projects: { gen: 'tools/gen' } }),
    ).toEqual(['a -> gen']);
  });

  it('follows what is outside all projects, and what plain projects import', () => {
    const helper = {
      'testing/given.py': 'import b',
      'libs/a/tests/test_a.py': 'from testing.given import x',
    };
    expect(edges({ ...b, ...helper })).toEqual(['a -> b']);
    expect(edges({ ...b, ...helper }, { projects: { testing: 'testing' } })).toEqual([
      'a -> testing',
      'testing -> b',
    ]);
  });

  it('points to who held a module that was deleted', () => {
    const texts = { 'libs/b/src/other.py': '', 'libs/a/src/a.py': 'import gone\nimport os' };
    expect(edges(texts)).toEqual([]);
    expect(edges(texts, { deleted: ['libs/b/src/gone.py', 'libs/b/src/os.py'] })).toEqual(['a -> b']);
  });

  it('gives a component at the root only what its record names', () => {
    const whole = { root: '.', sources: ['app.py'], tests: ['tests'] };
    const texts = {
      'app.py': 'import b',
      'scripts/s.py': 'import c',
      'libs/b/src/b.py': '',
      'libs/c/src/c.py': '',
    };
    expect(edges(texts, { components: { whole } })).toEqual(['whole -> b']);
  });

  it('comes to an end where the workspace itself is a package', () => {
    const whole = { root: '.', sources: ['.'], tests: ['tests'] };
    const texts = {
      '__init__.py': '',
      'app.py': 'import b\nfrom . import other\nfrom .. import above',
      'other.py': '',
      'tests/__init__.py': '',
      'tests/test_app.py': 'import app, b',
      'libs/b/src/b.py': '',
    };
    expect(edges(texts, { components: { whole } })).toEqual(['whole -> b']);
  });
});
