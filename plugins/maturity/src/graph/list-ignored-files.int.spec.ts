import { execaSync } from 'execa';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listIgnoredFiles } from './list-ignored-files.js';

/** Nx hashes nothing that any of git's lists of the machine, of the clone or of the repository names, tracked or not. */
describe('listIgnoredFiles', () => {
  let folder: string;
  let root: string;
  const write = (file: string, text: string): void => {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ignored-'));
    root = join(folder, 'workspace');
    mkdirSync(root);
    execaSync('git', ['init', '--quiet'], { cwd: root });
    for (const name of ['tracked', 'untracked']) write(`src/${name}.py`, '');
    execaSync('git', ['add', 'src/tracked.py'], { cwd: root });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it.each<[string, (rules: string) => [file: string, text: string][]]>([
    ['.gitignore', (rules) => [['.gitignore', rules]]],
    ['a .gitignore below', (rules) => [['src/.gitignore', rules.replaceAll('/src/', '/')]]],
    ['.nxignore', (rules) => [['.nxignore', rules]]],
    ['.git/info/exclude', (rules) => [['.git/info/exclude', rules]]],
    [
      'the excludes file of the configuration',
      (rules) => [
        ['../excludes', rules],
        ['.git/config', `[core]\nexcludesFile = ${join(folder, 'excludes')}\n`],
      ],
    ],
  ])('has what %s names', (_, ignore) => {
    expect(listIgnoredFiles(root)).toEqual([]);
    for (const [file, text] of ignore('/src/tracked.py\n/src/untracked.py\n')) write(file, text);
    expect(listIgnoredFiles(root)).toEqual(['src/tracked.py', 'src/untracked.py']);
  });
});
