import { existsSync } from 'node:fs';
import { pythonComponent } from './testing/python-component.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

interface Shown {
  readonly targets: Record<
    string,
    { options: Record<string, unknown>; inputs?: unknown[]; description?: string }
  >;
}

describe('the options of the plugin', () => {
  let w: Workspace;
  const show = async (project: string): Promise<Shown> =>
    JSON.parse((await w.nx(['show', 'project', project, '--json'])).stdout) as Shown;
  beforeAll(() => {
    w = makeWorkspace({
      plugin: {
        exclude: ['attic/**'],
        test: false,
        typecheck: false,
        security: false,
        validate: { targetName: 'check' },
        maturity: { targetName: 'report' },
        lint: { inputs: ['{projectRoot}/src/**/*'] },
      },
      files: {
        ...pythonComponent({ root: 'carbon', name: 'carbon' }),
        ...pythonComponent({ root: 'attic/old', name: 'old' }),
      },
    });
  });
  afterAll(() => {
    w.remove();
  });

  it('rename, override and switch off targets', async () => {
    const { targets } = await show('carbon');
    expect(Object.keys(targets).sort()).toEqual(['check', 'maturity:lint', 'report']);
    expect(targets['maturity:lint']?.inputs).toEqual(['{projectRoot}/src/**/*']);
  });

  it('hold for the renamed targets and for what is switched off', async () => {
    const reported = await w.nx(['run-many', '-t', 'report']);
    expect({ exitCode: reported.exitCode, tasks: reported.tasks }).toEqual({
      exitCode: 0,
      tasks: { 'carbon:maturity:lint': 'done', 'carbon:report': 'done' },
    });
    expect(w.read('carbon/MATURITY.md')).toMatch(/❓ The security scan finds nothing/);
    w.edit('carbon/MATURITY.md', '0 errors', '1 errors');
    const checked = await w.nx(['run', 'carbon:check']);
    expect(checked.exitCode).toBe(1);
    expect(checked.output).toContain('Run: npx nx run carbon:report');
  });

  it('leave a record out', async () => {
    const { stdout } = await w.nx(['show', 'projects', '--json']);
    expect(JSON.parse(stdout)).toEqual(['carbon']);
    expect(existsSync(w.path('attic/old/MATURITY.md'))).toBe(false);
  });

  it('can be set out of force by TTA_MATURITY_DISABLE', async () => {
    const { stdout } = await w.nx(['show', 'projects', '--json'], { env: { TTA_MATURITY_DISABLE: 'true' } });
    expect(JSON.parse(stdout)).toEqual([]);
  });
});

describe('inputs that targetDefaults take away', () => {
  it('are a failure of validate', async () => {
    const w = makeWorkspace({
      plugin: { test: false, typecheck: false, security: false },
      nxJson: { targetDefaults: { 'maturity:lint': { inputs: ['{projectRoot}/README.md'] } } },
      files: pythonComponent({ root: 'carbon', name: 'carbon' }),
    });
    try {
      const { exitCode, output } = await w.nx(['run-many', '-t', 'maturity', 'maturity:validate']);
      expect(exitCode).not.toBe(0);
      expect(output).toMatch(/carbon:maturity:lint lacks the inferred input .*'\.\.\.'/);
    } finally {
      w.remove();
    }
  });
});

describe('options that nobody knows', () => {
  it('end every command with the key', async () => {
    const w = makeWorkspace({
      plugin: { pyton: {} },
      files: pythonComponent({ root: 'carbon', name: 'carbon' }),
    });
    try {
      const { exitCode, output } = await w.nx(['show', 'projects']);
      expect(exitCode).not.toBe(0);
      expect(output).toContain('The options of @tta/maturity in nx.json are not valid');
      expect(output).toContain('pyton');
    } finally {
      w.remove();
    }
  });
});
