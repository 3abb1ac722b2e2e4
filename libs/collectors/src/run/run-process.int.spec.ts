import { getEventListeners } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProcess, type LiveProcesses, type ProcessRequest } from './run-process.js';

describe('runProcess', () => {
  let folder: string;
  let live: LiveProcesses;
  const path = (name: string) => join(folder, name);
  const run = (script: string, more: Partial<ProcessRequest> = {}) =>
    runProcess({
      argv: ['/bin/sh', '-c', script],
      cwd: folder,
      env: { TMPDIR: folder },
      timeLimitMs: 60_000,
      temporaryFolder: folder,
      stdoutFile: path('out'),
      stderrFile: path('err'),
      live,
      ...more,
    });
  const text = (name: string) => readFileSync(path(name), 'utf8');
  const pidIn = (name: string) => Number(text(name).trim());
  const isRunning = (pid: number) =>
    existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  /** Waits, for ten seconds at most, for what takes effect when the machine gets to it. */
  const comesTrue = async (condition: () => boolean) => {
    const deadline = Date.now() + 10_000;
    while (!condition() && Date.now() < deadline) await new Promise((done) => setImmediate(done));
    return condition();
  };
  const isGone = (pid: number) => comesTrue(() => !isRunning(pid));
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'process-')));
    live = new Map();
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('says with which exit code a process ended, and keeps what it wrote', async () => {
    expect(await run('echo one; echo two >&2; exit 7')).toEqual({ kind: 'exited', exitCode: 7 });
    expect([text('out'), text('err')]).toEqual(['one\n', 'two\n']);
    expect(live.size).toBe(0);
  });

  it('replaces what an earlier process wrote', async () => {
    writeFileSync(path('out'), 'long long ago');
    writeFileSync(path('err'), 'long long ago');
    await run('echo one');
    expect([text('out'), text('err')]).toEqual(['one\n', '']);
  });

  it('hands arguments on as they are, without a shell', async () => {
    await run('', { argv: ['/bin/echo', 'a b', '$HOME', ';', '*'] });
    expect(text('out')).toBe('a b $HOME ; *\n');
  });

  it('runs in its folder, with the variables that it is given and no others, and without input', async () => {
    process.env.MATURITY_SPEC = 'inherited';
    try {
      await run('pwd; echo "$MATURITY_SPEC-$MINE"; cat', { env: { PATH: '/bin:/usr/bin', MINE: 'x' } });
    } finally {
      delete process.env.MATURITY_SPEC;
    }
    expect(text('out')).toBe(`${folder}\n-x\n`);
  });

  it('says which signal ended a process', async () => {
    expect(await run('kill -SEGV $$')).toEqual({ kind: 'signalled', signal: 'SIGSEGV' });
    expect(live.size).toBe(0);
  });

  it('says why a process did not start', async () => {
    expect(await run('', { argv: ['/nowhere/tool'] })).toEqual({
      kind: 'not-started',
      code: 'ENOENT',
      message: expect.stringContaining('/nowhere/tool') as string,
    });
    expect(live.size).toBe(0);
  });

  it('knows the processes that run, with their folders', async () => {
    const running = run('echo $$ > pid.new; mv pid.new pid; while [ ! -e go ]; do sleep 0.01; done');
    await comesTrue(() => existsSync(path('pid')));
    expect([...live]).toEqual([[pidIn('pid'), folder]]);
    writeFileSync(path('go'), '');
    expect(await running).toEqual({ kind: 'exited', exitCode: 0 });
  });

  it('leaves nothing open and nothing waiting', async () => {
    const descriptors = () => readdirSync('/proc/self/fd').length;
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const controller = new AbortController();
    await run('');
    const before = { descriptors: descriptors(), timers: timers() };
    for (let count = 0; count < 6; count += 1) await run('', { signal: controller.signal });
    await run('', { argv: ['/nowhere/tool'] });
    expect(descriptors()).toBe(before.descriptors);
    // Others have timers, too.
    expect(timers()).toBeLessThan(before.timers + 4);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  it('ends what a process leaves running, in its group and outside of it', async () => {
    await run(
      'sleep 600 & echo $! > inside; setsid sh -c "trap \'\' TERM; echo \\$\\$ > outside; while :; do sleep 1; done" & while [ ! -s outside ]; do sleep 0.01; done',
    );
    expect(await isGone(pidIn('inside'))).toBe(true);
    expect(await isGone(pidIn('outside'))).toBe(true);
  });

  describe('at its time limit', () => {
    it('ends a process, and says so', async () => {
      expect(await run('echo $$ > pid; exec sleep 600', { timeLimitMs: 100 })).toEqual({
        kind: 'time-limit',
      });
      expect(live.size).toBe(0);
      expect(await isGone(pidIn('pid'))).toBe(true);
    });

    it('lets a process clean up that ends of itself', async () => {
      const script = 'trap "echo clean > cleaned; exit 0" TERM; echo > ready; while :; do sleep 0.01; done';
      const controller = new AbortController();
      const running = run(script, { signal: controller.signal });
      await comesTrue(() => existsSync(path('ready')));
      controller.abort();
      expect(await running).toEqual({ kind: 'stopped' });
      expect(text('cleaned')).toBe('clean\n');
    });

    it('ends one that ignores the request to end, with all that it started', async () => {
      const stubborn =
        'trap "" TERM; echo $$ > first; env -i /bin/sh -c "echo \\$\\$ > second; while :; do sleep 1; done"';
      expect(await run(stubborn, { timeLimitMs: 200 })).toEqual({ kind: 'time-limit' });
      expect(await isGone(pidIn('first'))).toBe(true);
      expect(await isGone(pidIn('second'))).toBe(true);
    });

    it('has been ended for that, whatever comes after it', async () => {
      const controller = new AbortController();
      const script = 'trap "echo > asked" TERM; while :; do sleep 0.01; done';
      const running = run(script, { timeLimitMs: 100, signal: controller.signal });
      await comesTrue(() => existsSync(path('asked')));
      controller.abort();
      expect(await running).toEqual({ kind: 'time-limit' });
    });

    it('that is longer than a timer can be, it has all the time', async () => {
      expect(await run('sleep 0.1', { timeLimitMs: 2 ** 31 })).toEqual({ kind: 'exited', exitCode: 0 });
    });
  });

  describe('on a stop', () => {
    it('before its start it starts nothing, and has written nothing', async () => {
      expect(await run('touch started', { signal: AbortSignal.abort() })).toEqual({ kind: 'stopped' });
      expect(existsSync(path('started'))).toBe(false);
      expect([text('out'), text('err')]).toEqual(['', '']);
    });

    it('ends at once, also what ignores the request to end', async () => {
      const controller = new AbortController();
      const running = run('trap "" TERM; echo $$ > pid.new; mv pid.new pid; while :; do sleep 1; done', {
        signal: controller.signal,
      });
      await comesTrue(() => existsSync(path('pid')));
      controller.abort();
      expect(await running).toEqual({ kind: 'stopped' });
      expect(await isGone(pidIn('pid'))).toBe(true);
    });
  });
});
