import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Collector, StepOutputs, ToolContext, ToolStep } from '../contract/collector.js';
import { runGroup } from './run-group.js';
import { sampleScope } from './sample-scope.spec.run.js';
import { stubCollector } from './stub-collector.spec.run.js';

describe('runGroup', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'group-')));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const step = (id: string, script: string): ToolStep => ({
    id,
    argv: ['/bin/sh', '-c', script],
    cwd: folder,
    exitCodes: [0],
  });
  const run = (
    scripts: readonly string[],
    parts: Partial<Collector> = {},
    more: { timeLimitMs?: number; signal?: AbortSignal } = {},
  ) =>
    runGroup({
      collector: {
        ...stubCollector({ script: '' }),
        steps: () => scripts.map((script, index) => step(`step-${index}`, script)),
        read: () => ({ usable: true, version: '1', readings: new Map() }),
        ...parts,
      },
      scopes: [sampleScope('a')],
      workspaceRoot: folder,
      interpreter: process.execPath,
      programs: {},
      passEnv: [],
      timeLimitMs: 30_000,
      rerunFailedTests: 1,
      live: new Map(),
      ...more,
    });
  const said = (outputs: Parameters<Collector['read']>[0]) =>
    Object.entries(outputs).map(([id, { stdout }]) => `${id}: ${stdout.trim()}`);

  it('runs the steps in their order, and reads what all of them said', async () => {
    const heard: string[][] = [];
    const ran = await run(['echo one > file; echo 1', 'cat file'], {
      read: (outputs) => {
        heard.push(said(outputs));
        return { usable: true, version: '1', readings: new Map() };
      },
    });
    expect(ran).toMatchObject({ usable: true, version: '1' });
    expect(ran).not.toHaveProperty('exitCode');
    expect(heard).toEqual([['step-0: 1', 'step-1: one']]);
    expect(ran.log).toMatch(/echo 1[^]*exit code 0[^]*cat file[^]*exit code 0/);
    expect(ran.log).not.toContain('One run for');
  });

  it('ends with the first step that did not run, and keeps the log of all', async () => {
    const ran = await run(['echo 1', 'echo err >&2; exit 3', 'touch third']);
    expect(ran).toMatchObject({
      usable: false,
      failure: { code: 'unexpected-exit-code' },
      exitCode: 3,
      stderr: 'err\n',
    });
    expect(ran.log).toMatch(/echo 1[^]*exit 3/);
    expect(existsSync(join(folder, 'third'))).toBe(false);
  });

  it('has no exit code of what had none', async () => {
    const ran = await run(['kill -KILL $$']);
    expect(ran).toMatchObject({ usable: false, failure: { code: 'killed' }, stderr: '' });
    expect(ran).not.toHaveProperty('exitCode');
  });

  it('lets the collector explain an exit code', async () => {
    const explainExit: Collector['explainExit'] = ({ exitCode }) => ({
      code: 'config-unreadable',
      detail: `${exitCode}`,
    });
    expect(await run(['exit 3'], { explainExit })).toMatchObject({
      failure: { code: 'config-unreadable', detail: '3' },
    });
  });

  it('gives exit code and last words of the last step where nothing could be read from it', async () => {
    const failure = { code: 'schema-drift' } as const;
    const ran = await run(['echo 0 >&2', 'echo 1 >&2', 'echo 2 >&2'], {
      read: () => ({ usable: false, failure }),
    });
    expect(ran).toMatchObject({ usable: false, failure, exitCode: 0, stderr: '2\n' });
    const none = await run([], { read: () => ({ usable: false, failure }) });
    expect(none).toMatchObject({ usable: false, failure });
    expect(none).not.toHaveProperty('exitCode');
  });

  it('has a folder of its own that is gone afterwards, and a nonce that no other run has', async () => {
    const seen: ToolContext[] = [];
    const read: Collector['read'] = (_, __, context) => {
      seen.push(context);
      expect(existsSync(context.temporaryFolder)).toBe(true);
      return { usable: true, version: '1', readings: new Map() };
    };
    const ran = await run(['touch "$TMPDIR/left"'], { read });
    await run([''], { read });
    const [first, second] = seen;
    expect(first).toMatchObject({
      workspaceRoot: folder,
      interpreter: process.execPath,
      programs: {},
      rerunFailedTests: 1,
      temporaryFolder: ran.temporaryFolder,
    });
    expect(first?.nonce).toMatch(/^[0-9a-f-]{36}$/);
    expect(first?.nonce).not.toBe(second?.nonce);
    expect(first?.temporaryFolder).not.toBe(second?.temporaryFolder);
    expect(seen.map(({ temporaryFolder }) => existsSync(temporaryFolder))).toEqual([false, false]);
    const failed = await run(['exit 3']);
    expect(existsSync(failed.temporaryFolder)).toBe(false);
  });

  describe('runs further steps', () => {
    const until = (last: number, script: (index: number) => string) => (outputs: StepOutputs) => {
      const index = Object.keys(outputs).length;
      return index > last ? undefined : step(`again-${index}`, script(index));
    };

    it('by what the others said, until that was all', async () => {
      const heard: string[][] = [];
      await run(['echo 0'], {
        again: until(2, (index) => `echo ${index}`),
        read: (outputs) => {
          heard.push(said(outputs));
          return { usable: true, version: '1', readings: new Map() };
        },
      });
      expect(heard).toEqual([['step-0: 0', 'again-1: 1', 'again-2: 2']]);
    });

    it('and loses nothing where one does not run', async () => {
      const heard: string[][] = [];
      const ran = await run(['echo 0'], {
        again: until(9, (index) => (index === 2 ? 'echo no; exit 3' : `echo ${index}`)),
        read: (outputs) => {
          heard.push(said(outputs));
          return { usable: true, version: '1', readings: new Map() };
        },
      });
      expect(ran.usable).toBe(true);
      expect(heard).toEqual([['step-0: 0', 'again-1: 1']]);
      expect(ran.log).toContain('exit code 3');
    });

    it('but has no result when it was stopped meanwhile', async () => {
      const controller = new AbortController();
      const ran = await run(
        ['echo 0'],
        {
          again: (outputs) => {
            controller.abort();
            return until(1, () => 'touch started')(outputs);
          },
        },
        { signal: controller.signal },
      );
      expect(ran).toMatchObject({ usable: false, failure: { code: 'stopped' } });
      expect(ran).not.toHaveProperty('exitCode');
      expect(existsSync(join(folder, 'started'))).toBe(false);
    });

    it('only in the time that is left', async () => {
      const pass = (milliseconds: number) => {
        const end = Date.now() + milliseconds;
        while (Date.now() < end);
      };
      let asked = 0;
      const again = () => {
        asked += 1;
        pass(20);
        return step(`again-${asked}`, 'exec sleep 600');
      };
      const ran = await run([], { again }, { timeLimitMs: 300 });
      expect(ran.usable).toBe(true);
      expect(asked).toBe(1);
      expect(Number(/longer than ([\d.]+) s/.exec(ran.log)?.[1])).toBeLessThan(0.3);

      const late = () => {
        pass(60);
        return step('late', 'touch late');
      };
      expect((await run([], { again: late }, { timeLimitMs: 50 })).log).not.toContain('touch late');
    });
  });
});
