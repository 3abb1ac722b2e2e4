import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { resolveScope } from './resolve-scope.js';

describe('resolveScope', () => {
  let base: string;
  const write = (name: string) => {
    mkdirSync(dirname(join(base, name)), { recursive: true });
    writeFileSync(join(base, name), '');
  };
  const resolve = (sources: readonly string[], unit: readonly string[] = []) =>
    resolveScope(
      { name: 'a', root: 'a', sources, tests: { unit, integration: [] }, passEnv: [], timeLimits: {} },
      join(base, 'workspace'),
    );
  beforeEach(() => {
    base = realpathSync(mkdtempSync(join(tmpdir(), 'scope-')));
    for (const file of ['workspace/a/src/a.py', 'workspace/a/src/b.txt', 'elsewhere/secret.py']) write(file);
  });
  afterEach(() => {
    rmSync(base, { recursive: true });
  });

  it('lists the Python files of the sources', () => {
    expect(resolve(['a/src'])).toMatchObject({ scope: { files: ['a/src/a.py'], directory: 'a' } });
    expect(resolve(['a/src']).failure).toBeUndefined();
  });

  it('refuses paths that lead out of the workspace', () => {
    symlinkSync(join(base, 'elsewhere'), join(base, 'workspace/a/link'));
    for (const path of ['../elsewhere', '/etc', 'a/link', '..'])
      expect(resolve(['a/src', path]).failure).toMatchObject({ code: 'outside-workspace', detail: path });
  });

  it('refuses files among the sources that lead out of the workspace', () => {
    symlinkSync(join(base, 'elsewhere/secret.py'), join(base, 'workspace/a/src/secret.py'));
    expect(resolve(['a/src']).failure).toMatchObject({
      code: 'outside-workspace',
      detail: 'a/src/secret.py',
    });
  });

  it('follows links inside the workspace', () => {
    symlinkSync('a', join(base, 'workspace/b'));
    expect(resolve(['b/src'])).toMatchObject({ scope: { files: ['b/src/a.py'] } });
    expect(resolve(['b/src']).failure).toBeUndefined();
  });

  it('names sources that do not exist', () => {
    expect(resolve(['a/src', 'a/nope', 'a/*.txt']).failure).toMatchObject({
      code: 'path-missing',
      files: ['a/*.txt', 'a/nope'],
    });
  });

  it('leaves tests that do not exist to those who run tests', () => {
    const { failure, scope } = resolve(['a/src'], ['a/tests']);
    expect(failure).toBeUndefined();
    expect(scope.testFailures.unit).toMatchObject({ code: 'path-missing', files: ['a/tests'] });
  });
});
