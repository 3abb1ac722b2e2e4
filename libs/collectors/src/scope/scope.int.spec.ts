import { mkdirSync, symlinkSync } from 'node:fs';
import { makeWorkspace, removeWorkspaces } from '../workspace.spec.run.js';
import { findConfig } from './find-config.js';
import { resolveScope } from './resolve-scope.js';

afterEach(removeWorkspaces);

describe('resolveScope', () => {
  it('finds the Python files of files, folders and patterns', () => {
    const workspace = makeWorkspace({
      'a/src/one.py': '',
      'a/src/deep/two.py': '',
      'a/src/data.txt': '',
      'a/src/.hidden/x.py': '',
      'a/src/node_modules/x.py': '',
      'a/src/__pycache__/x.py': '',
      'a/src/env/pyvenv.cfg': '',
      'a/src/env/x.py': '',
      'b/single_component.py': '',
      'tests/test_a1.py': '',
      'tests/test_a2.py': '',
    });
    const component = workspace.component('a', {
      sources: ['a/src', 'b/single_*.py'],
      tests: { unit: ['tests/test_a*.py'], integration: [] },
    });
    expect(resolveScope(component, workspace.root)).toEqual({
      scope: {
        component,
        directory: '.',
        sources: ['a/src', 'b/single_component.py'],
        tests: { unit: ['tests/test_a1.py', 'tests/test_a2.py'], integration: [] },
        testFailures: {},
        files: ['a/src/deep/two.py', 'a/src/one.py', 'b/single_component.py'],
        folders: ['a/src', 'a/src/deep'],
        skippedFolders: ['a/src/.hidden', 'a/src/__pycache__', 'a/src/env', 'a/src/node_modules'],
      },
    });
  });

  it('follows links to files inside the workspace, none to folders, and names those that lead out', () => {
    const elsewhere = makeWorkspace({ 'x.py': '', 'folder/y.py': '' });
    const workspace = makeWorkspace({ 'a/src/one.py': '', 'shared/two.py': '' });
    symlinkSync(workspace.path('shared/two.py'), workspace.path('a/src/two.py'));
    symlinkSync(workspace.path('shared'), workspace.path('a/src/shared'));
    symlinkSync('nowhere', workspace.path('a/src/dangling.py'));
    symlinkSync(elsewhere.root, workspace.path('a/src/.venv'));
    const component = workspace.component('a');
    expect(resolveScope(component, workspace.root)).toMatchObject({
      scope: { files: ['a/src/one.py', 'a/src/two.py'] },
    });
    expect(resolveScope(component, workspace.root).failure).toBeUndefined();
    symlinkSync(elsewhere.path('folder'), workspace.path('a/src/out'));
    symlinkSync(elsewhere.path('x.py'), workspace.path('a/src/x.py'));
    expect(resolveScope(component, workspace.root).failure).toMatchObject({
      code: 'outside-workspace',
      detail: 'a/src/out, a/src/x.py',
    });
  });

  it('keeps wrong test paths from those who do not ask for tests', () => {
    const workspace = makeWorkspace({ 'a/src/one.py': '' });
    const tests = { unit: ['a/nope'], integration: ['../out'] };
    const resolution = resolveScope(workspace.component('a', { tests }), workspace.root);
    expect(resolution.failure).toBeUndefined();
    expect(resolution.scope.testFailures).toMatchObject({
      unit: { code: 'path-missing' },
      integration: { code: 'outside-workspace' },
    });
  });

  it('refuses absolute paths', () => {
    const workspace = makeWorkspace({ 'a/src/one.py': '' });
    const absolute = workspace.component('a', { sources: [workspace.path('a/src')] });
    expect(resolveScope(absolute, workspace.root).failure).toMatchObject({ code: 'outside-workspace' });
  });
});

describe('findConfig', () => {
  const names = [
    { name: 'tool.ini' },
    { name: 'pyproject.toml', sections: ['tool.x'] },
    { name: '.inside', place: 'inside' as const },
  ];
  const find = (files: Record<string, string>) => {
    const workspace = makeWorkspace({ 'a/src/deep/one.py': '', ...files });
    return findConfig(resolveScope(workspace.component('a'), workspace.root).scope, names, workspace.root);
  };

  it('looks from the sources up to the workspace, the nearest first', () => {
    const found = find({
      'tool.ini': '',
      'a/pyproject.toml': '[tool.x]\n',
      'a/src/deep/tool.ini': '',
      'b/tool.ini': '',
      'a/src/.inside': '',
      '.inside': '',
    });
    expect(found.configFiles).toEqual([
      'a/src/deep/tool.ini',
      'a/src/.inside',
      'a/pyproject.toml',
      'tool.ini',
    ]);
    expect(found.config).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('changes with what the tool reads, and with nothing else', () => {
    const digest = (text: string) => find({ 'pyproject.toml': text }).config;
    expect(digest('[project]\nversion = "2"\n[tool.x]\na = 1\n')).toBe(
      digest('[project]\nversion = "1"\n[tool.x]\na = 1\n'),
    );
    expect(digest('[tool.x]\na = 1\n')).not.toBe(digest('[tool.x]\na = 2\n'));
    expect(digest('[project]\n')).toBeNull();
  });

  it('takes no folder for a file', () => {
    const workspace = makeWorkspace({ 'a/src/one.py': '' });
    mkdirSync(workspace.path('tool.ini'));
    const { scope } = resolveScope(workspace.component('a'), workspace.root);
    expect(findConfig(scope, names, workspace.root)).toMatchObject({ config: null, configFiles: [] });
  });
});
