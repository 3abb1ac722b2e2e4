import { existsSync } from 'node:fs';
import { pythonComponent } from './testing/python-component.js';
import { snapshot } from './testing/snapshot.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

describe('the command line', () => {
  let w: Workspace;
  beforeEach(() => {
    w = makeWorkspace({
      plugin: { test: false, typecheck: false, security: false },
      files: {
        ...pythonComponent({ root: 'carbon', name: 'carbon' }),
        ...pythonComponent({ root: 'water', name: 'water' }),
      },
    });
  });
  afterEach(() => {
    w.remove();
  });

  it('update: 0, 1 for a report that is not true, 2 for a tool that failed, 4 for a broken record', async () => {
    const made = await w.maturity(['--component', 'carbon', '--create']);
    expect(made).toMatchObject({ exitCode: 0 });
    expect(made.output).toContain('development');
    expect(existsSync(w.path('water/MATURITY.md'))).toBe(false);
    expect(await w.maturity(['update', '--component', 'carbon', '--validate'])).toMatchObject({
      exitCode: 0,
    });

    w.edit('carbon/MATURITY.md', '0 errors', '1 errors');
    const before = snapshot(w.root);
    const stale = await w.maturity(['--component', 'carbon', '--validate']);
    expect(stale.exitCode).toBe(1);
    expect(stale.output).toContain('Run: npx nx run carbon:maturity');
    expect(snapshot(w.root)).toEqual(before);

    w.write('carbon/ruff.toml', 'no TOML');
    const failed = await w.maturity(['--all']);
    expect(failed.exitCode).toBe(2);
    expect(w.read('carbon/MATURITY.md')).toContain('[!WARNING]');
    expect(w.read('water/MATURITY.md')).toContain('✅ Lint');
    expect(await w.maturity(['status'])).toMatchObject({ exitCode: 2 });
    w.drop('carbon/ruff.toml');

    w.edit('carbon/maturity.yaml', 'owner:', 'ownr:');
    const broken = await w.maturity(['--all']);
    expect(broken.exitCode).toBe(4);
    expect(broken.output).toContain("carbon/maturity.yaml:4:1: unknown key 'ownr'. Did you mean 'owner'?");
  });

  it('3 for an unknown component, 4 for bad arguments, with what is right', async () => {
    const unknown = await w.maturity(['--component', 'carbn']);
    expect(unknown.exitCode).toBe(3);
    expect(unknown.output).toContain("Did you mean 'carbon'?");
    const none = await w.maturity(['update']);
    expect(none.exitCode).toBe(4);
    expect(none.output).toContain('--all');
    const bare = await w.maturity([]);
    expect(bare).toMatchObject({ exitCode: 0, stdout: (await w.maturity(['--help'])).stdout });
    expect(await w.maturity(['--al'])).toMatchObject({ exitCode: 4 });
    for (const [args, message] of [
      [['stauts'], "There is no command 'stauts'. Did you mean 'status'?"],
      [['help', 'explan'], "There is no command 'explan'. Did you mean 'explain'?"],
      [['update', '--all', '--auto'], "option '-a, --all' cannot be used with option '--auto'"],
      [
        ['--all', '-c', 'carbon'],
        "option '-a, --all' cannot be used with option '-c, --component <name...>'",
      ],
      [
        ['--all', '--validate', '--dry-run'],
        "option '--validate' cannot be used with option '-n, --dry-run'",
      ],
      [
        ['ci', '--all', '--base', 'main'],
        "option '-a, --all' cannot be used with option '--base <revision>'",
      ],
      [['explain', 'carbon', '--all', '--to', 'staging'], "option '--all' cannot be used with option '--to"],
      [['explain', 'carbon', 'lint-clean', '--all'], "'lint-clean' is one criterion; --to and --all choose"],
      [['status', '--group', 'core-infrastructur'], "There is no group 'core-infrastructur'. Did you mean"],
      [['status', '--stage', 'stagng'], "There is no stage 'stagng'. Did you mean 'staging'?"],
      [['status', '--owner', '@tta/platfrm'], "Did you mean '@tta/platform'?"],
      [['explain', 'carbon', '--to', 'stagng'], "The policy has no stage 'stagng'. Did you mean 'staging'?"],
    ] as const) {
      const { exitCode, output } = await w.maturity(args);
      expect(output).toContain(message);
      expect(exitCode).toBe(4);
    }
    expect(await w.maturity(['--help'])).toMatchObject({ exitCode: 0 });
  });

  it('--dry-run shows what would change, and writes nothing', async () => {
    const before = snapshot(w.root);
    const { exitCode, output } = await w.maturity(['--all', '--dry-run']);
    expect(exitCode).toBe(0);
    expect(output).toContain('carbon/MATURITY.md would be made.');
    expect(snapshot(w.root)).toEqual(before);
  });

  it('--json is JSON on standard output and nothing else', async () => {
    const updated = await w.maturity(['--all', '--json']);
    const [first] = JSON.parse(updated.stdout) as { format: string; component: string }[];
    expect(first).toMatchObject({ format: 'maturity-assessment/1', component: 'carbon' });
    const [inStatus] = JSON.parse((await w.maturity(['status', '--json'])).stdout) as object[];
    expect(Object.keys(inStatus ?? {})).toEqual(Object.keys(first ?? {}));
    expect(JSON.parse((await w.maturity(['status', '--json', '--short'])).stdout)).toEqual([
      expect.objectContaining({ component: 'carbon', stage: 'development', unitCoverage: null }),
      expect.objectContaining({ component: 'water' }),
    ]);
    expect(JSON.parse((await w.maturity(['show', 'water', '--json'])).stdout)).toMatchObject({
      component: 'water',
    });
    const [criterion] = JSON.parse(
      (await w.maturity(['explain', 'water', 'lint-clean', '--json'])).stdout,
    ) as {
      id: string;
    }[];
    expect(criterion?.id).toBe('lint-clean');
  });

  it('status, show and explain say where a component stands and what to do', async () => {
    const status = await w.maturity(['status', '--group', 'core-infrastructure']);
    expect(status).toMatchObject({ exitCode: 0 });
    expect(status.stdout).toMatch(/^carbon +development +development +\d+ of \d+ for staging/m);
    const show = await w.maturity(['show', 'carbon']);
    expect(show.stdout).toContain('functionality: Sign for it');
    const explain = await w.maturity(['explain', 'carbon', 'unit-coverage']);
    expect(explain.stdout).toMatch(/\(unit-coverage\): unknown/);
    w.edit('carbon/src/carbon.py', '"""Adds."""', '"""Adds."""\nimport os');
    const { stdout } = await w.maturity(['explain', 'carbon', 'lint-clean']);
    const command = /^ {2}run: (npx maturity shell carbon -c '.*')$/m.exec(stdout)?.[1] ?? '';
    const typed = await w.start('sh', ['-c', command]).ended;
    expect(typed.stdout).toContain('Found 1 error');
    const typo = await w.maturity(['explain', 'carbon', 'unit-covrage']);
    expect(typo).toMatchObject({ exitCode: 4 });
    expect(typo.output).toContain("Did you mean 'unit-coverage'?");
  });

  it('status, show and explain say nothing of Nx when nothing runs, and fit into 80 columns', async () => {
    const first = await w.maturity(['status']);
    expect(first.output).toContain('NX');
    for (const args of [['status'], ['show', 'carbon'], ['explain', 'carbon']]) {
      const { exitCode, output, stdout } = await w.maturity(args);
      expect(exitCode).toBe(0);
      expect(output).toBe(stdout);
    }
    const { stdout } = await w.maturity(['status']);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect((await w.maturity(['status', '--verbose'])).output).toContain('NX');
  });

  it('explain is about the next stage, unless another one or all are asked for', async () => {
    const ids = async (...args: string[]): Promise<string[]> => {
      const { stdout } = await w.maturity(['explain', 'carbon', '--json', ...args]);
      return (JSON.parse(stdout) as { id: string }[]).map(({ id }) => id);
    };
    const next = await ids();
    const last = await ids('--to', 'production');
    const all = await ids('--all');
    expect(next).toContain('functionality');
    expect(next).not.toContain('security-review');
    expect(last).toContain('security-review');
    expect(all).toEqual(expect.arrayContaining([...next, ...last]));
    const { stdout } = await w.maturity(['explain', 'carbon']);
    expect(stdout).toContain(`carbon: ${next.length} criteria are not met for staging.`);
  });

  it('--auto updates what staged files affect, and stages the reports', async () => {
    w.commit();
    const idle = await w.maturity(['--auto']);
    expect(idle).toMatchObject({ exitCode: 0 });
    w.edit('carbon/src/carbon.py', 'a + b', 'b + a');
    w.git('add', 'carbon/src/carbon.py');
    const { exitCode } = await w.maturity(['--auto']);
    expect(exitCode).toBe(0);
    expect(w.git('diff', '--cached', '--name-only').split('\n')).toEqual([
      'carbon/MATURITY.md',
      'carbon/src/carbon.py',
    ]);
    expect(existsSync(w.path('water/MATURITY.md'))).toBe(false);
  });

  it('--auto refuses files that are staged in part: their numbers would not be those of the commit', async () => {
    w.commit();
    w.edit('carbon/src/carbon.py', 'a + b', 'b + a');
    w.git('add', 'carbon/src/carbon.py');
    w.edit('carbon/src/carbon.py', 'b + a', 'a - b');
    const { exitCode, output } = await w.maturity(['--auto']);
    expect(exitCode).toBe(1);
    expect(output).toContain('  carbon/src/carbon.py\n');
    expect(w.git('diff', '--cached', '--name-only')).toBe('carbon/src/carbon.py');
  });

  it('--auto refuses a note in MATURITY.md and a test that are not staged, and no report made anew', async () => {
    w.write('maturity.policy.yaml', "apiVersion: maturity/v1\npolicyVersion: '1'\nextends: builtin\n");
    await w.maturity(['--all']);
    w.commit();
    w.edit('carbon/src/carbon.py', 'a + b', 'b + a');
    w.git('add', 'carbon/src/carbon.py');
    const refusedFor = async (file: string): Promise<void> => {
      const { exitCode, output } = await w.maturity(['--auto']);
      expect(output).toContain(`so the numbers would not be those of the commit:\n  ${file}\n`);
      expect(exitCode).toBe(1);
      expect(w.git('diff', '--cached', '--name-only')).toBe('carbon/src/carbon.py');
    };
    w.edit('carbon/MATURITY.md', 'TODO', 'Not yet');
    await refusedFor('carbon/MATURITY.md');
    w.git('checkout', '--', 'carbon/MATURITY.md');
    w.write('carbon/tests/unit/test_more.py', 'def test_more() -> None:\n    pass\n');
    await refusedFor('carbon/tests/unit/test_more.py');
    w.drop('carbon/tests/unit/test_more.py');
    w.edit('maturity.policy.yaml', "'1'", "'2'");
    await refusedFor('maturity.policy.yaml');
    w.git('checkout', '--', 'maturity.policy.yaml');

    // Of another component, and what nobody measures.
    w.edit('water/src/water.py', 'a + b', 'b + a');
    w.write('carbon/notes.txt', 'mine');
    w.edit('carbon/MATURITY.md', '0 errors', '1 error');
    const { exitCode, output } = await w.maturity(['--auto']);
    expect(output).not.toContain('differ from what is staged');
    expect(exitCode).toBe(0);
    expect(w.git('diff', '--name-only')).toBe('water/src/water.py');
  });
});
