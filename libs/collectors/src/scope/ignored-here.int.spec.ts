import { execaSync } from 'execa';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ignoredHere } from './ignored-here.js';

let base: string;
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'ignored-here-')));
});
afterEach(() => {
  rmSync(base, { recursive: true });
});

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(base, path)), { recursive: true });
  writeFileSync(join(base, path), text);
};
const file = 'carbon/src/carbon/_local.py';
const inWorkspace = (): string | null => ignoredHere(['redis/a.py', file], join(base, 'workspace'));

describe('ignoredHere', () => {
  it.each([
    ['_local.py', true],
    ['_*.py', true],
    ['/carbon/src/carbon/_local.py', true],
    ['/carbon/src', true],
    ['carbon/', true],
    ['**/carbon/_local.p?', true],
    ['carbon/src/**/[_]local.py', true],
    ['src/carbon', false],
    ['/_local.py', false],
    ['*.pyi', false],
    ['# _local.py', false],
    ['!_local.py', false],
    ['', false],
    ['notes (old).txt', false],
  ])('%j in the exclude file of the clone: %s, as git says', (pattern, isLeftOut) => {
    const cwd = join(base, 'workspace');
    write('workspace/.git/info/exclude', '');
    rmSync(join(cwd, '.git'), { recursive: true });
    execaSync('git', ['init', '--quiet'], { cwd });
    write('workspace/.git/info/exclude', `# of this clone\n${pattern}\n`);
    expect(inWorkspace()).toBe(isLeftOut ? `.git/info/exclude leaves out ${file}` : null);
    write(`workspace/${file}`, '');
    const { stdout } = execaSync('git', ['ls-files', '--others', '--exclude-standard', file], { cwd });
    expect(stdout === '').toBe(isLeftOut);
  });

  it('finds the exclude file from a folder of the repository and from a worktree', () => {
    write('.git/info/exclude', '/workspace/carbon\n');
    write('workspace/nx.json', '{}');
    expect(inWorkspace()).toBe(`../.git/info/exclude leaves out ${file}`);
    write('main/.git/worktrees/w/commondir', '../..\n');
    write('main/.git/info/exclude', '_local.py\n');
    write('workspace/.git', `gitdir: ${base}/main/.git/worktrees/w\n`);
    expect(inWorkspace()).toBe(`../main/.git/info/exclude leaves out ${file}`);
  });

  it('finds an .ignore above the workspace, of a repository or not', () => {
    write('workspace/.ignore', '_local.py\n');
    expect(inWorkspace()).toBeNull();
    write('.ignore', 'workspace/carbon/src/carbon\n');
    expect(inWorkspace()).toBe(`../.ignore leaves out ${file}`);
  });
});
