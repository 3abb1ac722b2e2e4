import { sampleScope } from '../run/sample-scope.spec.run.js';
import { attributeReads, type NotedReads } from './attribute-reads.js';

const places = { workspaceRoot: '/w', environmentFolder: '/w/.venv' };
const scope = (name: string) => sampleScope(name, { sources: [`${name}/src`] });
const noted: NotedReads = {
  opened: [
    '/w/pyrightconfig.json',
    '/w/a/src/acme/one.py',
    '/w/b/src/acme/b/two.py',
    '/w/b/src/acme/b/__init__.py',
    '/w/c/src/three.py',
    '/w/stubs/dep-stubs/__init__.pyi',
    '/w/.venv/lib/site-packages/lib/__init__.py',
    '/w/node_modules/pyright/dist/typeshed-fallback/stdlib/os.pyi',
  ],
  listed: ['/w', '/w/a/src', '/w/b/src/acme', '/w/c/src', '/w/.venv/lib', '/usr/lib'],
  absent: ['/w/typings', '/w/a/src/acme/lib.pyi', '/w/c/src/three.pyi', '/home/x'],
  imports: {
    '/w/a/src/acme/one.py': ['acme.b.two', 'acme.b.two.price', 'dep', 'lib'],
    '/w/b/src/acme/b/two.py': ['.', '.other'],
    '/w/b/src/acme/b/__init__.py': [],
    '/w/c/src/three.py': ['acme.one'],
    '/w/stubs/dep-stubs/__init__.pyi': [],
    '/w/.venv/lib/site-packages/lib/__init__.py': ['os'],
    '/w/node_modules/pyright/dist/typeshed-fallback/stdlib/os.pyi': [],
  },
};

describe('attributeReads', () => {
  const looked = attributeReads(noted, scope('a'), [scope('b'), scope('c')], places);

  it('has the files of the component, what they import, and what belongs to nobody', () => {
    expect(looked.files).toEqual([
      'pyrightconfig.json',
      'a/src/acme/one.py',
      'b/src/acme/b/two.py',
      'b/src/acme/b/__init__.py',
      'stubs/dep-stubs/__init__.pyi',
    ]);
    expect(looked.environment).toEqual(['lib/site-packages/lib/__init__.py']);
    expect(looked.absent).toEqual(['typings', 'a/src/acme/lib.pyi']);
    expect(looked.folders).toEqual({ '.': 'imported', 'a/src': 'imported', 'b/src/acme': 'imported' });
    expect(looked.imported).toEqual(expect.arrayContaining(['acme', 'acme.b', 'b.two', 'b.other', 'dep']));
  });

  it('has nothing of a component of the same run that is not imported', () => {
    expect(JSON.stringify(looked)).not.toContain('three');
  });

  it('has the same in a run of its own', () => {
    const alone: NotedReads = {
      opened: noted.opened.filter((path) => !path.includes('/c/')),
      listed: noted.listed.filter((path) => !path.includes('/c/')),
      absent: noted.absent.filter((path) => !path.includes('/c/')),
      imports: Object.fromEntries(Object.entries(noted.imports).filter(([path]) => !path.includes('/c/'))),
    };
    expect(attributeReads(alone, scope('a'), [], places)).toEqual(looked);
  });
});
