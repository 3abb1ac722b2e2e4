import { existsSync, watch } from 'node:fs';
import { dirname } from 'node:path';
import { pythonComponent } from './testing/python-component.js';
import { snapshot } from './testing/snapshot.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

/** A test that says that it has begun, starts a process of its own that ignores signals, and never ends. */
const endlessTest = (sign: string): string => `
import pathlib
import signal
import subprocess
import sys

def test_endless() -> None:
    grandchild = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); signal.signal(signal.SIGINT, signal.SIG_IGN); signal.pause()"
    subprocess.Popen([sys.executable, "-c", grandchild])
    pathlib.Path(${JSON.stringify(sign)}).touch()
    signal.pause()
`;

describe('a run that is interrupted', () => {
  let w: Workspace;
  let source: string;
  beforeAll(async () => {
    w = makeWorkspace({
      plugin: { typecheck: false, security: false },
      files: {
        ...pythonComponent({ root: 'good', name: 'good' }),
        ...pythonComponent({ root: 'endless', name: 'endless' }),
      },
    });
    source = w.read('good/src/good.py');
    await w.nx(['run-many', '-t', 'maturity']);
  });
  afterAll(() => {
    w.remove();
  });

  it.each([
    { signal: 'SIGINT', batches: 'true' },
    { signal: 'SIGTERM', batches: 'true' },
    { signal: 'SIGINT', batches: 'false' },
    { signal: 'SIGTERM', batches: 'false' },
  ] as const)(
    'by $signal, batches $batches, leaves every file as it was, and no process',
    async ({ signal, batches }) => {
      const sign = w.path(`../begun-${signal}-${batches}`);
      w.write('endless/tests/unit/test_endless.py', endlessTest(sign));
      w.write('good/src/good.py', `${source}# ${signal} ${batches}\n`);
      const before = snapshot(w.root);
      const run = w.startNx(['run-many', '-t', 'maturity'], { env: { NX_BATCH_MODE: batches } });
      await Promise.race([appears(sign), run.ended.then(({ output }) => Promise.reject(new Error(output)))]);
      run.signalGroup(signal);
      const { exitCode } = await run.ended;
      expect(exitCode).not.toBe(0);
      await noneIsLeft(w);
      expect(snapshot(w.root)).toEqual(before);
    },
  );

  it('by the end of its worker alone counts as a failure of the tool', async () => {
    const sign = w.path('../begun-worker');
    w.write('endless/tests/unit/test_endless.py', endlessTest(sign));
    const before = w.read('endless/MATURITY.md');
    const run = w.startNx(['run-many', '-t', 'maturity']);
    await Promise.race([appears(sign), run.ended.then(({ output }) => Promise.reject(new Error(output)))]);
    for (const { pid } of w.processes().filter(({ command }) => command.includes('run-batch.js'))) {
      process.kill(pid, 'SIGKILL');
    }
    const { exitCode } = await run.ended;
    expect(exitCode).not.toBe(0);
    expect(w.read('endless/MATURITY.md')).toContain('the task maturity:test failed without an answer');
    expect(w.read('endless/MATURITY.md')).toMatch(/Unit .*3\/3 \(100\.00%\)/);
    w.write('endless/MATURITY.md', before);
  });
});

function appears(file: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(dirname(file), look);
    function look(): void {
      if (!existsSync(file)) return;
      watcher.close();
      resolve();
    }
    look();
  });
}

/** Processes end a moment after the run that they belong to; 10 seconds are the limit. */
async function noneIsLeft(w: Workspace): Promise<void> {
  const until = Date.now() + 10_000;
  while (w.processes().length > 0 && Date.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(w.processes()).toEqual([]);
}
