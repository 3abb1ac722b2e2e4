import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StepOutput, ToolStep } from '../contract/collector.js';
import { runStep, type StepContext } from './run-step.js';

describe('runStep', () => {
  let folder: string;
  const path = (name: string) => join(folder, name);
  const run = (script: string, step: Partial<ToolStep> = {}, context: Partial<StepContext> = {}) =>
    runStep(
      {
        id: 'step',
        argv: ['/bin/sh', '-c', script],
        cwd: folder,
        exitCodes: [0],
        reports: { json: { path: path('report.json') } },
        ...step,
      },
      {
        interpreter: process.execPath,
        temporaryFolder: folder,
        passEnv: [],
        timeLimitMs: 30_000,
        live: new Map(),
        ...context,
      },
    );
  const report = "printf '{}' > report.json;";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'step-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  describe('that ran', () => {
    it('hands on what the process wrote', async () => {
      const ran = await run(`${report} echo out; echo err >&2`);
      expect(ran).toMatchObject({
        ok: true,
        stdoutFile: path('step.stdout'),
        stderrFile: path('step.stderr'),
        output: { id: 'step', exitCode: 0, stdout: 'out\n', stderr: 'err\n', reports: { json: '{}' } },
      });
      expect(readFileSync(ran.stdoutFile, 'utf8')).toBe('out\n');
      expect(readFileSync(ran.stderrFile, 'utf8')).toBe('err\n');
    });

    it('may end with any exit code that is declared', async () => {
      expect(await run(`${report} exit 1`, { exitCodes: [0, 1] })).toMatchObject({
        ok: true,
        output: { exitCode: 1 },
      });
    });

    it('finds its inputs written, and nothing where its reports will be', async () => {
      mkdirSync(path('report.json'));
      writeFileSync(path('report.json/old'), '');
      const inputs = { [path('a.txt')]: 'one', [path('b.txt')]: ' two' };
      expect(await run('cat a.txt b.txt > report.json', { inputs })).toMatchObject({
        ok: true,
        output: { reports: { json: 'one two' } },
      });
    });

    it('has the environment of tools, and above it its own', async () => {
      const script = `${report} echo "$PYTHONHASHSEED-$NO_COLOR-$TMPDIR-$MINE"`;
      const env = { NO_COLOR: undefined, MINE: 'x', PYTHONHASHSEED: '7' };
      expect(await run(script, { env })).toMatchObject({ output: { stdout: `7--${folder}-x\n` } });
      expect(await run(script)).toMatchObject({ output: { stdout: `0-1-${folder}-\n` } });
    });

    it('needs to write no report when it declares none', async () => {
      expect(
        await runStep(
          { id: 'v', argv: ['/bin/sh', '-c', 'echo 1'], cwd: folder, exitCodes: [0] },
          {
            interpreter: '/x/python',
            temporaryFolder: folder,
            passEnv: [],
            timeLimitMs: 30_000,
            live: new Map(),
          },
        ),
      ).toMatchObject({ ok: true, output: { stdout: '1\n', reports: {} } });
    });

    it('may leave out an optional report, and only that', async () => {
      const reports = { a: { path: path('a') }, b: { path: path('b'), optional: true } };
      expect(await run('echo x > a', { reports })).toMatchObject({ ok: true });
      const ran = await run('echo x > a', { reports });
      expect(ran.ok && ran.output.reports).toEqual({ a: 'x\n' });
      expect(await run('echo x > b', { reports })).toMatchObject({
        ok: false,
        failure: { code: 'no-report', detail: 'no a report' },
      });
      expect(await run('echo x > a; mkdir b', { reports })).toMatchObject({
        ok: false,
        failure: { code: 'no-report', detail: 'no b report' },
      });
    });
  });

  describe('with a report', () => {
    it('that is not there', async () => {
      writeFileSync(path('report.json'), '{}');
      expect(await run('echo err >&2')).toMatchObject({
        ok: false,
        exitCode: 0,
        stderr: 'err\n',
        failure: { code: 'no-report', detail: 'no json report' },
      });
    });

    it('that is a folder', async () => {
      expect(await run('mkdir report.json')).toMatchObject({ failure: { code: 'no-report' } });
    });

    it('that is older than the run, by more than file systems are inexact', async () => {
      expect(await run(`${report} touch -d @1 report.json`)).toMatchObject({
        ok: false,
        exitCode: 0,
        failure: { code: 'old-report', detail: 'the json report is older than the run' },
      });
      const coarse = Math.floor(Date.now() / 1000) - 1;
      expect(await run(`${report} touch -d @${coarse} report.json`)).toMatchObject({ ok: true });
    });

    it('or output that is no text', async () => {
      const failure = (name: string) => ({
        ok: false,
        exitCode: 0,
        stderr: 'err\n',
        failure: { code: 'truncated-report', detail: `the ${name} report is no UTF-8 text` },
      });
      expect(await run(`printf '\\377' > report.json; echo err >&2`)).toMatchObject(failure('json'));
      expect(await run(`${report} printf '\\377'; echo err >&2`)).toMatchObject(failure('stdout'));
    });
  });

  describe('with an undeclared exit code', () => {
    it.each([
      [3, 'unexpected-exit-code', 'exit code 3'],
      [128, 'unexpected-exit-code', 'exit code 128'],
      [129, 'killed', 'exit code 129, signal 1'],
      [192, 'killed', 'exit code 192, signal 64'],
      [193, 'unexpected-exit-code', 'exit code 193'],
    ])('%d', async (exitCode, code, detail) => {
      expect(await run(`${report} echo err >&2; exit ${exitCode}`)).toMatchObject({
        ok: false,
        exitCode,
        stderr: 'err\n',
        failure: { code, detail },
      });
    });

    it.each([
      ['MemoryError', 'MemoryError'],
      ['x\nMemoryError: at line 3', 'MemoryError'],
      ['FATAL ERROR: JavaScript heap out of memory', 'heap out of memory'],
      ['memory allocation of 123 bytes failed', 'memory allocation of 123 bytes failed'],
      ['fork: Cannot allocate memory', 'Cannot allocate memory'],
    ])('says that memory was short: %j', async (stderr, detail) => {
      const failed = await run(`printf '%s' "$TEXT" >&2; exit 1`, { env: { TEXT: stderr } });
      expect(failed).toMatchObject({ failure: { code: 'out-of-memory', detail } });
    });

    it.each(['assert x, MemoryError', 'MemoryErrors', 'memory allocation of many bytes failed'])(
      'does not take it for want of memory: %j',
      async (stderr) => {
        const failed = await run(`printf '%s' "$TEXT" >&2; exit 1`, { env: { TEXT: stderr } });
        expect(failed).toMatchObject({ failure: { code: 'unexpected-exit-code' } });
      },
    );
  });

  describe('is explained by its collector', () => {
    const heard: StepOutput[] = [];
    const explainExit = (output: StepOutput) => {
      heard.push(output);
      return { code: 'config-unreadable', detail: 'why' } as const;
    };
    beforeEach(() => {
      heard.length = 0;
    });

    it('with an undeclared exit code', async () => {
      const failed = await run('echo out; echo err >&2; exit 2', {}, { explainExit });
      expect(failed).toMatchObject({ failure: { code: 'config-unreadable', detail: 'why' }, exitCode: 2 });
      expect(heard).toEqual([{ id: 'step', exitCode: 2, stdout: 'out\n', stderr: 'err\n', reports: {} }]);
    });

    it('without a report', async () => {
      const failed = await run('echo out; echo err >&2', {}, { explainExit });
      expect(failed).toMatchObject({ failure: { code: 'config-unreadable' }, exitCode: 0 });
      expect(heard).toEqual([{ id: 'step', exitCode: 0, stdout: 'out\n', stderr: 'err\n', reports: {} }]);
    });

    it('not where another thing is wrong', async () => {
      const old = await run(`${report} touch -d @1 report.json`, {}, { explainExit });
      expect(old).toMatchObject({ failure: { code: 'old-report' } });
      const short = await run('echo MemoryError >&2; exit 2', {}, { explainExit });
      expect(short).toMatchObject({ failure: { code: 'out-of-memory' } });
      expect(heard).toEqual([]);
    });

    it('and as ever where the collector has nothing to say', async () => {
      const silent = { explainExit: () => undefined };
      expect(await run('exit 2', {}, silent)).toMatchObject({ failure: { code: 'unexpected-exit-code' } });
      expect(await run('', {}, silent)).toMatchObject({ failure: { code: 'no-report' } });
    });
  });

  describe('that did not end by itself', () => {
    it('was ended by a signal', async () => {
      expect(await run('echo err >&2; kill -SEGV $$')).toMatchObject({
        ok: false,
        stderr: 'err\n',
        failure: { code: 'killed', detail: 'SIGSEGV' },
      });
      expect(await run('echo MemoryError >&2; kill -KILL $$')).toMatchObject({
        failure: { code: 'out-of-memory', detail: 'MemoryError' },
      });
    });

    it('took too long', async () => {
      expect(await run(`${report} exec sleep 600`, {}, { timeLimitMs: 150 })).toMatchObject({
        ok: false,
        failure: { code: 'time-limit', detail: 'longer than 0.15 s' },
      });
    });

    it('was stopped', async () => {
      const failed = await run('touch started', {}, { signal: AbortSignal.abort() });
      expect(existsSync(path('started'))).toBe(false);
      expect(failed).toMatchObject({ ok: false, failure: { code: 'stopped' } });
    });

    it('did not even start', async () => {
      expect(await run('', { argv: ['/nowhere/tool'] })).toMatchObject({
        ok: false,
        failure: { code: 'tool-not-found', detail: 'tool does not start (ENOENT)' },
      });
      writeFileSync(path('script'), '#!/nowhere/python\n', { mode: 0o755 });
      expect(await run('', { argv: [path('script')] })).toMatchObject({
        ok: false,
        failure: { code: 'interpreter-broken', detail: 'script does not start (ENOENT)' },
      });
    });
  });

  it('keeps the end of what a process says at length', async () => {
    const failed = await run(`head -c 70000 /dev/zero | tr '\\0' x >&2; echo end >&2; exit 9`);
    expect(failed).toMatchObject({ stderr: `${'x'.repeat(65_532)}end\n` });
  });
});
