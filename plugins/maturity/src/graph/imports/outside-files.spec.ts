import { findPythonEdges } from './find-python-edges.js';
import { outsideFiles } from './outside-files.js';

const edge = (source: string, target: string) => ({ source, target });
const because = { kind: 'sources', isChecked: true } as const;
const loads = (files: Readonly<Record<string, readonly string[]>>) =>
  new Map(
    Object.entries(files).map(([name, paths]) => [name, new Map(paths.map((path) => [path, because]))]),
  );

/** Of a workspace given as texts by path, with the components `libs/a`, which has tests, and `libs/b`, and the plain project `tools/gen`. */
function outsideOf(texts: Readonly<Record<string, string>>): Record<string, string[]> {
  const components = ['a', 'b'].map((name) => ({
    name,
    root: `libs/${name}`,
    sources: [`libs/${name}/src`],
    tests: name === 'a' ? ['libs/a/tests'] : [],
  }));
  const roots = [...components.map(({ name, root }) => ({ name, root })), { name: 'gen', root: 'tools/gen' }];
  const files = Object.keys(texts).map((path) => {
    const project = roots.find(({ root }) => path.startsWith(`${root}/`))?.name;
    return { path, hash: path, ...(project !== undefined && { project }) };
  });
  const found = findPythonEdges({
    files,
    components,
    projectRoots: roots,
    read: (_kind, { path }, read) => read(texts[path] ?? ''),
    listDeletedFiles: () => [],
    directoryOf: () => '.',
    environment: { isInstalled: () => true, installed: () => 'unknown' },
  });
  return Object.fromEntries(outsideFiles({ components: components.map(({ name }) => name), ...found }));
}

describe('outsideFiles', () => {
  it('names what a component itself loads', () => {
    const outside = loads({ a: ['shared/z.py', 'shared/b.py'] });
    expect([...outsideFiles({ components: ['a', 'b'], edges: [], outside })]).toEqual([
      ['a', ['shared/b.py', 'shared/z.py']],
    ]);
  });

  it('adds what projects without a record load on the way, however long it is', () => {
    const edges = [edge('a', 'plain'), edge('plain', 'deep'), edge('deep', 'plain')];
    const outside = loads({ a: ['own.py'], deep: ['deep.py'], other: ['other.py'] });
    expect(outsideFiles({ components: ['a'], edges, outside }).get('a')).toEqual(['deep.py', 'own.py']);
  });

  it('leaves to another component what that one loads, and what is behind it', () => {
    const edges = [edge('a', 'b'), edge('b', 'plain')];
    const outside = loads({ b: ['b.py'], plain: ['plain.py'] });
    const found = outsideFiles({ components: ['a', 'b'], edges, outside });
    expect([...found]).toEqual([['b', ['b.py', 'plain.py']]]);
  });

  it.each([
    ['a source', { 'libs/a/src/a.py': 'def f():\n    import shared.one' }],
    ['a test', { 'libs/a/tests/test_a.py': 'from shared import one' }],
    ['its conftest', { 'libs/a/tests/conftest.py': 'pytest_plugins = ["shared.one"]' }],
    ['a conftest above, which is an input by itself', { 'conftest.py': 'from shared.one import x' }],
    [
      'a project without a record',
      { 'libs/a/src/a.py': 'import gen', 'tools/gen/gen.py': 'import shared.one' },
    ],
  ])('finds what is imported by %s, and what that imports', (_, texts) => {
    const shared = {
      'shared/__init__.py': '',
      'shared/one.py': 'from . import two',
      'shared/two.py': 'import b',
      'shared/three.py': '',
      'libs/a/tests/test_more.py': '',
      'libs/b/src/b.py': '',
    };
    expect(outsideOf({ ...shared, ...texts })).toEqual({
      a: ['shared/__init__.py', 'shared/one.py', 'shared/two.py'],
    });
  });

  it('knows nothing of files that nobody imports, or that a component has', () => {
    const texts = { 'libs/a/src/a.py': 'import b\nimport json', 'libs/b/src/b.py': '', 'shared/one.py': '' };
    expect(outsideOf(texts)).toEqual({});
  });
});
