import { pythonComponent } from './testing/python-component.js';
import { snapshot } from './testing/snapshot.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

const lintOnly = { test: false, typecheck: false, security: false };

describe('maturity and maturity:validate in one run', () => {
  let w: Workspace;
  beforeAll(() => {
    w = makeWorkspace({ plugin: lintOnly, files: pythonComponent({ root: 'carbon', name: 'carbon' }) });
  });
  afterAll(() => {
    w.remove();
  });

  it.each([
    { order: 'validate first', targets: ['maturity:validate', 'maturity'] },
    { order: 'report first', targets: ['maturity', 'maturity:validate'] },
  ])('judge the file that was there when the run began, and mend it, with $order', async ({ targets }) => {
    const run = async (): Promise<{ exitCode: number | undefined; output: string }> => {
      const outcome = await w.nx(['run-many', '-t', ...targets]);
      expect(w.read('carbon/MATURITY.md')).toContain('| ✅ Lint');
      expect(w.read('carbon/MATURITY.md')).not.toContain('| ❌ Lint');
      return outcome;
    };
    w.drop('carbon/MATURITY.md');
    const missing = await run();
    const mended = await run();
    w.edit('carbon/MATURITY.md', '| ✅ Lint', '| ❌ Lint');
    const forged = await run();
    const again = await run();
    expect([missing, mended, forged, again].map(({ exitCode }) => exitCode)).toEqual([1, 0, 1, 0]);
    expect(missing.output).toContain('carbon/MATURITY.md does not exist');
    expect(forged.output).toContain('So it was when this run began');
  });

  it('see a forged file that Nx is told to ignore', async () => {
    w.write('.nxignore', '**/MATURITY.md\n');
    await w.nx(['run-many', '-t', 'maturity']);
    await w.nx(['run-many', '-t', 'maturity']);
    const made = w.read('carbon/MATURITY.md');
    w.edit('carbon/MATURITY.md', '| ✅ Lint', '| ❌ Lint');
    const { exitCode } = await w.nx(['run-many', '-t', 'maturity', 'maturity:validate']);
    w.drop('.nxignore');
    expect(exitCode).toBe(1);
    expect(w.read('carbon/MATURITY.md')).toBe(made);
  });

  it('conclude nothing from evidence that is not of this run', async () => {
    await w.nx(['run', 'carbon:maturity']);
    const before = snapshot(w.root);
    w.edit('carbon/src/carbon.py', 'total = a + b', 'import os; total = a + b');
    const validated = await w.nx(['run-many', '-t', 'maturity:validate', '--excludeTaskDependencies']);
    const reported = await w.nx([
      'run-many',
      '-t',
      'maturity',
      '--excludeTaskDependencies',
      '--skip-nx-cache',
    ]);
    w.edit('carbon/src/carbon.py', 'import os; total = a + b', 'total = a + b');
    for (const { exitCode, output } of [validated, reported]) {
      expect(exitCode).toBe(1);
      expect(output).toContain('maturity:lint of carbon is not part of this run');
    }
    expect(snapshot(w.root)).toEqual(before);
  });
});

describe('a mistyped target', () => {
  it('is refused with the nearest name, and nothing runs', async () => {
    const w = makeWorkspace({ plugin: lintOnly, files: pythonComponent({ root: 'carbon', name: 'carbon' }) });
    try {
      const before = snapshot(w.root);
      const { exitCode, output, tasks } = await w.nx(['run', 'carbon:maturity:validat']);
      expect(exitCode).toBe(1);
      expect(output).toContain("Did you mean 'carbon:maturity:validate'?");
      expect(tasks).toEqual({});
      expect(snapshot(w.root)).toEqual(before);
    } finally {
      w.remove();
    }
  });
});

describe('maturity:validate', () => {
  let w: Workspace;
  const names = ['good', 'stale', 'broken'];
  beforeAll(async () => {
    w = makeWorkspace({
      plugin: lintOnly,
      files: Object.assign({}, ...names.map((name) => pythonComponent({ root: name, name }))) as Record<
        string,
        string
      >,
    });
    await w.nx(['run-many', '-t', 'maturity']);
    w.edit('stale/src/stale.py', 'total = a + b', 'total = a +  c');
    w.write('broken/ruff.toml', 'no TOML');
  });
  afterAll(() => {
    w.remove();
  });

  it('writes nothing, also where it fails and where a collector fails', async () => {
    const before = snapshot(w.root);
    const { exitCode, tasks } = await w.nx(['run-many', '-t', 'maturity:validate']);
    expect(exitCode).not.toBe(0);
    expect(tasks).toMatchObject({
      'good:maturity:validate': 'done',
      'stale:maturity:validate': 'failed',
      'broken:maturity:lint': 'failed',
    });
    expect(snapshot(w.root)).toEqual(before);
  });
});
