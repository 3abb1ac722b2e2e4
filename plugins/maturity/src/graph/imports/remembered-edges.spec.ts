import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstalledModule, PythonWorkspace } from './find-python-edges.js';
import { rememberedEdges } from './remembered-edges.js';

describe('rememberedEdges', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'remembered-edges-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const texts = {
    'libs/a/src/a.py': 'import parts.b\nimport gone',
    'libs/b/src/parts/b.py': '',
    'README.md': '',
  };

  /** The edges, and whether any file was looked at for them. */
  function look(
    files: Readonly<Record<string, string>> = texts,
    { deleted = [], installed = 'absent', revision = '1' }: Given = {},
  ): { edges: string[]; isNew: boolean } {
    let isNew = false;
    const components = ['a', 'b'].map((name) => ({
      name,
      root: `libs/${name}`,
      sources: [`libs/${name}/src`],
      tests: [],
    }));
    const workspace: PythonWorkspace = {
      files: Object.entries(files).map(([path, text]) => ({ path, hash: text })),
      components,
      projectRoots: components,
      read: (_kind, { path }, read) => {
        isNew = true;
        return read(files[path] ?? '');
      },
      listDeletedFiles: () => deleted,
      directoryOf: () => '.',
      environment: { isInstalled: () => true, installed: () => installed },
    };
    const { edges } = rememberedEdges(workspace, folder, revision);
    return { edges: edges.map(({ source, target }) => `${source} -> ${target}`), isNew };
  }

  interface Given {
    readonly deleted?: readonly string[];
    readonly installed?: InstalledModule;
    readonly revision?: string;
  }

  it('looks at nothing again while all is the same', () => {
    expect(look()).toEqual({ edges: ['a -> b'], isNew: true });
    expect(look()).toEqual({ edges: ['a -> b'], isNew: false });
    expect(look({ ...texts, 'README.md': 'new' })).toEqual({ edges: ['a -> b'], isNew: false });
  });

  it.each<[string, Readonly<Record<string, string>>, Given, string[]]>([
    ['a file changed', { ...texts, 'libs/a/src/a.py': '' }, {}, []],
    ['a file is new', { ...texts, 'libs/b/src/b2.py': 'import a' }, {}, ['a -> b', 'b -> a']],
    ['a file is gone', { 'libs/a/src/a.py': 'import parts.b' }, {}, []],
    ['something was installed', texts, { installed: 'module' }, []],
    ['the plugin is another', texts, { revision: '2' }, ['a -> b']],
  ])('looks again when %s', (_, files, given, edges) => {
    look();
    expect(look(files, given)).toEqual({ edges, isNew: true });
  });

  it('looks again when a module that somebody imports was deleted', () => {
    const both = { ...texts, 'libs/a/src/a.py': 'import gone' };
    expect(look(both)).toEqual({ edges: [], isNew: true });
    expect(look(both, { deleted: ['libs/b/src/gone.py'] })).toEqual({ edges: ['a -> b'], isNew: true });
    // Both answers are kept: `nx sync` knows nothing of the past.
    expect(look(both)).toEqual({ edges: [], isNew: false });
  });
});
