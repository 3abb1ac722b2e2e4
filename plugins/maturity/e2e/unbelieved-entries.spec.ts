import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pythonComponent } from './testing/python-component.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

/** Nx writes no entry for what is measured with `--skip-nx-cache`, and takes the one that is there ever again. */
describe('an entry of the cache that is not believed', () => {
  const evidence = '.maturity/carbon/ruff.json';
  const run = ['run', 'carbon:maturity'];
  let workspace: Workspace;
  beforeEach(async () => {
    workspace = makeWorkspace({
      plugin: { test: false, typecheck: false, security: false },
      files: pythonComponent({ root: 'carbon', name: 'carbon' }),
    });
    const { exitCode, output } = await workspace.nx(run);
    if (exitCode !== 0) throw new Error(output);
    const entries = workspace.path('../nx-cache');
    for (const file of readdirSync(entries, { recursive: true, encoding: 'utf8' }))
      if (file.endsWith(evidence)) rmSync(join(entries, file));
    workspace.drop('.maturity');
  });
  afterEach(() => {
    workspace.remove();
  });

  it('fails the run, and the next one measures', async () => {
    const first = await workspace.nx(run);
    expect(first.exitCode).toBe(1);
    expect(first.output).toContain(evidence);
    expect(first.tasks['carbon:maturity:lint']).toBe('cached');
    const second = await workspace.nx(run);
    expect(second.tasks['carbon:maturity:lint']).toBe('done');
    expect(second.exitCode).toBe(0);
    expect((await workspace.nx(run)).tasks['carbon:maturity:lint']).toBe('cached');
  });

  it('is none any more when its remedy was typed', async () => {
    await workspace.nx(run);
    expect((await workspace.nx([...run, '--skip-nx-cache'])).exitCode).toBe(0);
    workspace.drop('.maturity');
    expect(await workspace.nx(run)).toMatchObject({ exitCode: 0 });
  });
});
