import { execaSync } from 'execa';
import { succeeded } from './testing/succeeded.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

describe('the example components of this repository', () => {
  let w: Workspace;
  beforeAll(() => {
    w = makeWorkspace({ copies: { 'examples/tta': 'examples/tta' } });
  });
  afterAll(() => {
    w.remove();
  });

  it('have reports that are true', async () => {
    succeeded(await w.nx(['run-many', '-t', 'maturity:validate']));
    expect(w.git('status', '--porcelain')).toBe('');
  });

  it('have reports whose sections are written', () => {
    const { stdout } = execaSync('git', ['grep', '-lF', 'TODO', '--', '*/MATURITY.md'], {
      cwd: w.root,
      reject: false,
    });
    expect(stdout).toBe('');
    expect(w.git('ls-files', '--', '*/MATURITY.md').split('\n')).toHaveLength(7);
  });
});
