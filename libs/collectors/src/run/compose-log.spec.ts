import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeLog } from './compose-log.js';
import type { StepRun } from './run-step.js';

describe('composeLog', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'log-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const step = (id: string, out: string, err: string, end: object): StepRun => {
    const files = { stdoutFile: join(folder, `${id}.out`), stderrFile: join(folder, `${id}.err`) };
    writeFileSync(files.stdoutFile, out);
    writeFileSync(files.stderrFile, err);
    return {
      step: { id, argv: ['tool', 'a b'], cwd: '/w', exitCodes: [0] },
      ...files,
      ...end,
    } as unknown as StepRun;
  };
  const good = { ok: true, output: { exitCode: 1 } };

  it('has each process with its command, its end and what it wrote', async () => {
    const runs = [step('one', 'out', '', good), step('two', '', 'err', good)];
    expect(await composeLog(runs, 1)).toBe(
      [
        '$ ["tool","a b"]\nin /w\nexit code 1\n',
        '--- standard error: nothing\n',
        '--- standard output (3 bytes)\nout\n',
        '$ ["tool","a b"]\nin /w\nexit code 1\n',
        '--- standard error (3 bytes)\nerr\n',
        '--- standard output: nothing\n',
      ].join('\n'),
    );
  });

  it('leaves no file open', async () => {
    const runs = [step('one', 'out', 'err', good)];
    const descriptors = () => readdirSync('/proc/self/fd').length;
    const before = descriptors();
    for (let count = 0; count < 5; count += 1) await composeLog(runs, 1);
    expect(descriptors()).toBe(before);
  });

  it('says that a run was shared', async () => {
    expect(await composeLog([], 3)).toBe('One run for 3 components.\n');
    expect(await composeLog([], 1)).toBe('');
  });

  it.each([
    [{ failure: { code: 'crashed', detail: 'why' }, exitCode: 3 }, 'crashed: why (exit code 3)'],
    [{ failure: { code: 'stopped' } }, 'stopped'],
    [{ failure: { code: 'no-report' }, exitCode: 0 }, 'no-report (exit code 0)'],
  ])('says how a process failed: %j', async (end, line) => {
    const log = await composeLog([step('one', '', '', { ok: false, ...end })], 1);
    expect(log.split('\n')[2]).toBe(line);
  });

  it('keeps the end of what a run-away program wrote, and less of what many components share', async () => {
    const mebibyte = 1024 * 1024;
    const text = `${'x'.repeat(16 * mebibyte)}end`;
    const alone = await composeLog([step('one', text, '', good)], 1);
    expect(alone).toContain(
      `--- standard output (${16 * mebibyte + 3} bytes, the last ${16 * mebibyte})\nxxx`,
    );
    expect(alone.endsWith('xend\n')).toBe(true);
    expect(alone.length).toBeLessThan(16 * mebibyte + 200);
    const shared = await composeLog([step('one', text, '', good)], 2);
    expect(shared).toContain('bytes, the last 65536)');
    expect(shared.endsWith('xend\n')).toBe(true);
    expect(shared.length).toBeLessThan(66_000);
    const fits = await composeLog([step('one', 'x'.repeat(65_536), '', good)], 2);
    expect(fits).toContain('--- standard output (65536 bytes)\n');
  });
});
