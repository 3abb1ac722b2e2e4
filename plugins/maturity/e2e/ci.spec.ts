import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pythonComponent } from './testing/python-component.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

const plugin = { test: false, typecheck: false, security: false };

describe('maturity ci', () => {
  let w: Workspace;
  beforeAll(async () => {
    w = makeWorkspace({
      plugin,
      files: {
        ...pythonComponent({ root: 'carbon', name: 'carbon' }),
        ...pythonComponent({ root: 'water', name: 'water' }),
      },
    });
    await w.nx(['run-many', '-t', 'maturity']);
    w.commit();
    w.git('checkout', '--quiet', '-b', 'branch');
  });
  beforeEach(() => {
    w.git('checkout', '--quiet', '--force', '-B', 'branch', 'main');
  });
  afterAll(() => {
    w.remove();
  });

  const changeCarbon = (): void => {
    w.edit('carbon/src/carbon.py', 'return total', 'import os\n    return total');
    w.commit();
  };

  it('validates what the commits of a branch touch, and fails for a report that was not made anew', async () => {
    changeCarbon();
    const red = await w.maturity(['ci', '--json']);
    expect(red.exitCode).toBe(1);
    expect(JSON.parse(red.stdout)).toMatchObject({
      compared: { base: 'main', commit: w.git('rev-parse', 'main') },
      components: 2,
      failed: ['carbon'],
      validated: [{ component: 'carbon', stage: 'development' }],
      exitCode: 1,
    });
    await w.nx(['run', 'carbon:maturity']);
    w.commit();
    const green = await w.maturity(['ci']);
    expect(green.exitCode).toBe(0);
    expect(green.output).toContain('Validating 1 of 2 components.');
    expect(green.output).toContain('1 component validated, 0 failed.');
  });

  it('does not pass where the plugin is switched off, in a file of variables that nx reads, too', async () => {
    changeCarbon();
    w.write('.env', 'TTA_MATURITY_DISABLE=true\n');
    const { exitCode, output } = await w.maturity(['ci']);
    rmSync(join(w.root, '.env'));
    expect(exitCode).toBe(3);
    expect(output).toContain('TTA_MATURITY_DISABLE');
  });

  it('says that a change touches no component', async () => {
    w.write('notes/today.txt', 'nothing');
    w.commit();
    const { exitCode, output } = await w.maturity(['ci']);
    expect(exitCode).toBe(0);
    expect(output).toContain('1 file changed since');
    expect(output).toContain('0 components validated, 0 failed.');
  });

  it('validates all components on the default branch itself, where nothing can be compared', async () => {
    changeCarbon();
    w.git('branch', '--force', 'main-before', 'main');
    w.git('checkout', '--quiet', '-B', 'main');
    const { exitCode, output } = await w.maturity(['ci']);
    w.git('checkout', '--quiet', '-B', 'main', 'main-before');
    expect(output).toContain('Validating all 2 components (main holds what is checked out');
    expect(output).toContain('2 components validated, 1 failed: carbon');
    expect(exitCode).toBe(1);
  });

  it('names what is not committed, and looks at it', async () => {
    w.write('water/src/more.py', 'import os\n');
    w.write('notes/tomorrow.txt', 'nothing');
    w.git('add', 'notes');
    w.git('commit', '--quiet', '--message', 'notes');
    const { exitCode, output } = await w.maturity(['ci']);
    w.drop('water/src/more.py');
    expect(output).toContain('These files are not committed');
    expect(output).toContain('  water/src/more.py\n');
    expect(output).toContain('1 failed: water');
    expect(exitCode).toBe(1);
  });

  it('fails when the base is not there, or only a part of the history', async () => {
    const none = await w.maturity(['ci', '--base', 'nowhere']);
    expect(none.exitCode).toBe(4);
    expect(none.output).toContain('git knows no nowhere (--base)');
    const wrong = await w.maturity(['ci'], { env: { NX_BASE: 'nowhere' } });
    expect(wrong.exitCode).toBe(4);

    changeCarbon();
    // As actions/checkout leaves it.
    const clone = makeWorkspace({ cloneOf: w });
    clone.git('remote', 'set-url', 'origin', `file://${w.root}`);
    clone.git('fetch', '--quiet', '--depth=1', 'origin', 'branch');
    clone.git('checkout', '--quiet', '--detach', 'FETCH_HEAD');
    clone.git('update-ref', '-d', 'refs/remotes/origin/main');
    const shallow = await clone.maturity(['ci'], { env: { GITHUB_BASE_REF: 'main' } });
    clone.remove();
    expect(shallow.exitCode).toBe(4);
    expect(shallow.output).toContain('fetch-depth: 0');
  });
});

/** To git another commit of a submodule is a change of one entry, and to Nx of a file that no project holds. */
describe('a component in a git submodule', () => {
  let w: Workspace;
  beforeAll(async () => {
    w = makeWorkspace({ plugin, files: pythonComponent({ root: 'carbon', name: 'carbon' }) });
    const other = makeWorkspace({ files: pythonComponent({ root: 'one', name: 'one' }) });
    w.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.root, 'ext');
    other.remove();
    await w.nx(['run-many', '-t', 'maturity']);
    w.git('-C', 'ext', 'add', '--all');
    w.git('-C', 'ext', 'commit', '--quiet', '--message', 'report');
    w.commit();
    w.git('checkout', '--quiet', '-b', 'branch');
    w.write('ext/one/src/more.py', 'import os\n');
    w.git('-C', 'ext', 'add', '--all');
    w.git('-C', 'ext', 'commit', '--quiet', '--message', 'more');
    w.commit();
  });
  afterAll(() => {
    w.remove();
  });

  it('is validated when the submodule is at another commit', async () => {
    expect(w.git('diff', '--name-only', 'main')).toBe('ext');
    const { exitCode, output } = await w.maturity(['ci']);
    expect(output).toContain('Validating 1 of 2 components.');
    expect(output).toContain('1 failed: one');
    expect(exitCode).toBe(1);
  });

  it.each([
    { mode: 'by projects', env: {} },
    { mode: 'by tasks', env: { NX_LEGACY_AFFECTED: 'false' } },
  ])('is affected $mode', async ({ env }) => {
    const { exitCode, tasks } = await w.nx(
      ['affected', '-t', 'maturity:validate', '--base=main', '--head=HEAD'],
      { env },
    );
    expect(tasks).toMatchObject({ 'one:maturity:validate': 'failed' });
    expect(tasks).not.toHaveProperty('carbon:maturity:validate');
    expect(exitCode).not.toBe(0);
  });

  it('is not passed over when the submodule is not checked out', async () => {
    w.git('submodule', '--quiet', 'deinit', '--force', 'ext');
    const refused = await w.maturity(['ci']);
    expect(refused.exitCode).toBe(4);
    expect(refused.output).toContain('  ext\n');
    w.git('config', '--file', '.gitmodules', 'submodule.ext.update', 'none');
    const unwanted = await w.maturity(['ci', '--all']);
    expect(unwanted.output).toContain('1 component validated, 0 failed.');
  });
});
