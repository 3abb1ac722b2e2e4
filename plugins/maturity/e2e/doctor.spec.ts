import { doctorSchema } from '@tta/maturity-model';
import { execaSync } from 'execa';
import { readdirSync, rmSync } from 'node:fs';
import { pythonComponent } from './testing/python-component.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

describe('maturity doctor', () => {
  let w: Workspace;
  beforeEach(() => {
    w = makeWorkspace({
      plugin: { python: { environment: 'tools:install' } },
      files: {
        ...pythonComponent({ root: 'carbon', name: 'carbon' }),
        ...pythonComponent({ root: 'water', name: 'water' }),
      },
    });
  });
  afterEach(() => {
    w.remove();
  });

  it('says what is there, on one screen, and that nothing is missing', async () => {
    const { exitCode, stdout } = await w.maturity(['doctor']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^nx \d+\.\d+\.\d+, .*\(registered in nx\.json\)\nnpm, git \d/);
    expect(stdout).toMatch(/^carbon, water +\.venv \(this plugin\) +Python 3\.\d+\.\d+$/m);
    for (const tool of ['pytest', 'coverage', 'ruff', 'bandit', 'pyright'])
      expect(stdout).toMatch(new RegExp(`^ +${tool} \\d+\\.\\d+`, 'm'));
    expect(stdout).toContain('\nNothing is missing.\n');
    expect(stdout.split('\n').length).toBeLessThan(24);
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  it('says what is missing for whom, with the command that brings it when it is typed', async () => {
    execaSync('python3', ['-m', 'venv', w.path('water/.venv')]);
    const before = await w.maturity(['doctor', '--json']);
    expect(before.exitCode).toBe(2);
    const report = doctorSchema.parse(JSON.parse(before.stdout));
    const [carbon, water] = report.components;
    expect(carbon).toMatchObject({ environment: { place: '.venv', keptBy: 'this plugin' }, problems: [] });
    const command = 'water/.venv/bin/python -m pip install pytest "coverage[toml]"';
    expect(water).toMatchObject({
      environment: { place: 'water/.venv', keptBy: 'somebody else' },
      problems: [{ message: 'pytest, coverage not installed', command }],
    });
    // ruff and bandit come from the environment above.
    expect(water?.tools.filter(({ version }) => version === null).map(({ name }) => name)).toEqual([
      'pytest',
      'coverage',
    ]);
    expect((await w.maturity(['doctor'])).stdout).toContain(
      `✖ water: pytest, coverage not installed\n  Run: ${command}\n`,
    );

    execaSync('sh', ['-c', command], { cwd: w.root });
    expect((await w.maturity(['doctor'])).exitCode).toBe(0);
  });

  it('finds the environment of this plugin beside the lock file of somebody who keeps it, too', async () => {
    w.write('uv.lock', '');
    const { exitCode, stdout } = await w.maturity(['doctor']);
    w.drop('uv.lock');
    expect(stdout).toContain(
      'carbon, water: .venv was made by this plugin, and uv.lock lies beside it: uv takes away what it does not know of\n  Run: rm -r .venv && uv add --dev bandit "coverage[toml]" pytest ruff\n',
    );
    expect(exitCode).toBe(2);
  });

  it('finds an environment that is not there, one that cannot start, and a plugin that is not registered', async () => {
    w.drop('.venv');
    execaSync('python3', ['-m', 'venv', '--without-pip', w.path('water/.venv')]);
    for (const name of readdirSync(w.path('water/.venv/bin')))
      if (name.startsWith('python')) rmSync(w.path(`water/.venv/bin/${name}`));
    w.write('water/.venv/bin/python', '#!/bin/sh\nexit 1\n');
    execaSync('chmod', ['+x', w.path('water/.venv/bin/python')]);
    const { exitCode, stdout } = await w.maturity(['doctor']);
    expect(exitCode).toBe(2);
    expect(stdout).toContain(
      '✖ carbon: no .venv from carbon up to the workspace\n  Run: npx nx run tools:install',
    );
    expect(stdout).toContain(
      '✖ water: water/.venv/bin/python does not start\n  Run: python3 -m venv --clear water/.venv && ',
    );

    w.write('nx.json', '{}');
    const unregistered = await w.maturity(['doctor']);
    expect(unregistered.exitCode).toBe(2);
    expect(unregistered.stdout).toContain('Run: npx nx g @tta/maturity:init');
  });
});
