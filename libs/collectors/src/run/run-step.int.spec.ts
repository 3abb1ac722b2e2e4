import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStep } from './run-step.js';

describe('runStep', () => {
  let folder: string;
  const report = () => join(folder, 'report.json');
  const run = (script: string) =>
    runStep(
      {
        id: 'step',
        argv: [process.execPath, '-e', script],
        cwd: folder,
        exitCodes: [0],
        reports: { json: { path: report() } },
      },
      { interpreter: process.execPath, temporaryFolder: folder, timeLimitMs: 30_000, live: new Map() },
    );
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'step-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('hands on what the process wrote', async () => {
    const script = `require('node:fs').writeFileSync(${JSON.stringify(report())}, '{}'); console.log('out'); console.error('err');`;
    expect(await run(script)).toMatchObject({
      ok: true,
      output: { exitCode: 0, stdout: 'out\n', stderr: 'err\n', reports: { json: '{}' } },
    });
  });

  it('takes no report for its own that was there before, however new', async () => {
    writeFileSync(report(), '{}');
    expect(await run('')).toMatchObject({ ok: false, failure: { code: 'no-report' } });
  });
});
