import { execFileSync } from 'node:child_process';
import { nothingElse } from '../contract/looked-at.js';
import { makeWorkspace, removeWorkspaces } from '../workspace.spec.run.js';
import { lookAtDisk } from './disk.js';
import { changesSince } from './watch-scopes.js';

afterEach(removeWorkspaces);

describe('what a run made', () => {
  const made = ['a/golden.txt', 'data/golden.txt', 'data/log.txt', 'data/.hypothesis/x', 'data/ignored.txt'];

  it('is nothing it was made from, unless it read and left it outside of the component for git to see', () => {
    const startedAt = Date.now() - 1000;
    const workspace = makeWorkspace({
      '.gitignore': 'ignored.txt\n',
      ...Object.fromEntries(made.map((file) => [file, ''])),
    });
    execFileSync('git', ['init', '-q'], { cwd: workspace.root });
    const looked = {
      ...nothingElse,
      files: made.filter((file) => file !== 'data/log.txt'),
      written: [...made, 'data/gone.txt'],
    };
    const place = { root: 'a', workspaceRoot: workspace.root };
    const changes = changesSince({ startedAt, digests: new Map() }, looked, place, lookAtDisk());
    expect(changes.byOthers).toEqual([]);
    expect([...changes.byTheRun].sort()).toEqual(
      [...made.filter((file) => file !== 'data/golden.txt'), 'data/gone.txt'].sort(),
    );
  });
});
