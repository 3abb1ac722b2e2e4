import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listModules } from './list-modules.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'module-places-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const write = (path: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), '');
};

describe('listModules', () => {
  it('names the modules in all folders that a pattern stands for', () => {
    for (const path of ['a/one/src/x.py', 'b/two/src/y/z.py', 'b/two/src/w.pyi', 'b/two/tests/t.py'])
      write(path);
    expect(listModules(root, ['*/*/src'])).toEqual(['a/one/src/x.py', 'b/two/src/w.pyi', 'b/two/src/y']);
  });

  it('changes for a new folder, and not for what lies deeper or is no module', () => {
    write('a/src/x/y.py');
    const before = listModules(root, ['*/src']);
    for (const path of [
      'a/src/x/z.py',
      'a/src/README.md',
      'a/src/__pycache__/x.pyc',
      'a/src/.cache/x',
      'a/tests/t.py',
    ])
      write(path);
    expect(listModules(root, ['*/src'])).toEqual(before);
    write('b/src/redis.py');
    expect(listModules(root, ['*/src'])).not.toEqual(before);
  });

  it('takes the longest plain beginning of a pattern that it does not know', () => {
    write('a/b/c.py');
    expect(listModules(root, ['a/**/src', 'a/{b,c}/src', 'none/*'])).toEqual(['a/b']);
  });
});
