import { nothingElse } from '../contract/looked-at.js';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, countMetric } from '@tta/maturity-model';
import type { Reading } from '../contract/collector.js';
import { answerRequest } from './answer-request.js';
import type { Outcome } from './measure-group.js';
import type { Refused } from './prepare-request.js';
import { sampleScope, sampleSettings } from './sample-scope.spec.run.js';
import type { Settings } from './settings.js';
import { stubCollector } from './stub-collector.spec.run.js';

const scope = sampleScope('a');
const request = { collector: 'stub', component: scope.component };
const prepared: Refused = {
  ready: false,
  request,
  collector: stubCollector({ script: '' }),
  scope,
  failure: { code: 'crashed' },
};
const ok: Extract<Reading, { status: 'ok' }> = {
  status: 'ok',
  files: ['a/src/a.py'],
  excluded: [],
  metrics: { 'stub.count': countMetric(7) },
  findings: [],
  lookedAt: nothingElse,
};
const trace = {
  format: 'maturity-trace/1',
  component: 'a',
  collector: 'stub',
  files: {},
  absent: [],
  folders: {},
  imported: [],
  made: [],
  environment: null,
};
const read = (reading: object): Outcome =>
  ({ kind: 'read', version: '1.0', reading, trace, log: 'the log', durationMs: 5 }) as Outcome;

describe('answerRequest', () => {
  let root: string;
  const path = (name: string) => join(root, name);
  const answer = (outcome: Outcome, options: Partial<Settings['options']> = {}, of = prepared) => {
    const settings = sampleSettings(root);
    return answerRequest(of, outcome, { ...settings, options: { ...settings.options, ...options } });
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'answer-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('writes evidence and log, and says where', async () => {
    const answered = await answer(read(ok));
    expect(answered).toMatchObject({
      request,
      evidence: { status: 'ok', metrics: ok.metrics, tool: { name: 'stub', version: '1.0' } },
      evidencePath: '.maturity/a/stub.json',
      logPath: '.maturity/a/logs/stub.log',
      durationMs: 5,
    });
    expect(readFileSync(path('.maturity/a/stub.json'), 'utf8')).toBe(canonicalJson(answered.evidence));
    expect(readFileSync(path('.maturity/a/logs/stub.log'), 'utf8')).toBe('the log');
  });

  it('replaces evidence and log of an earlier run', async () => {
    await answer(read(ok));
    const metrics = { 'stub.count': countMetric(8) };
    const { evidence } = await answer({ ...read({ ...ok, metrics }), log: 'another log' });
    expect(JSON.parse(readFileSync(path('.maturity/a/stub.json'), 'utf8'))).toEqual(evidence);
    expect(evidence).toMatchObject({ metrics });
    expect(readFileSync(path('.maturity/a/logs/stub.log'), 'utf8')).toBe('another log');
  });

  it('has the reason of a part', async () => {
    const failure = { code: 'files-missing', detail: '1 of 2', files: ['a/src/b.py'] } as const;
    const { evidence } = await answer(read({ ...ok, status: 'partial', missing: ['a/src/b.py'], failure }));
    expect(evidence).toMatchObject({
      status: 'partial',
      tool: { version: '1.0' },
      reason: {
        code: 'files-missing',
        message: 'Some source files are not in the report: 1 of 2',
        remedy: 'Run: cd a && stub a/src. The full output is in .maturity/a/logs/stub.log',
        files: ['a/src/b.py'],
      },
    });
    expect(evidence).not.toHaveProperty('reason.exitCode');
  });

  it('has the reason of a failure, without what belongs to this machine', async () => {
    const { evidence } = await answer({
      kind: 'failed',
      version: '1.0',
      failure: { code: 'crashed', detail: `in ${path('a/src')}` },
      exitCode: 3,
      stderr: '/tmp/run/x',
      temporaryFolder: '/tmp/run',
      log: '',
      durationMs: 0,
    });
    expect(evidence).toMatchObject({
      status: 'unavailable',
      tool: { version: '1.0' },
      directory: 'a',
      command: ['stub', 'a/src'],
      reason: {
        code: 'crashed',
        message: 'The tool ended with an error of its own: in a/src',
        exitCode: 3,
        stderr: '$TMPDIR/x',
      },
    });
  });

  it('names the command that makes the environment', async () => {
    const failed: Outcome = {
      kind: 'failed',
      version: null,
      failure: { code: 'tool-not-found' },
      log: '',
      durationMs: 0,
    };
    const { evidence } = await answer(failed, { environmentCommand: 'make env' });
    expect(evidence).toMatchObject({ reason: { remedy: 'Run: make env' } });
  });

  it('knows a collector that there is not by its name', async () => {
    const outcome: Outcome = {
      kind: 'failed',
      version: null,
      failure: { code: 'tool-not-found' },
      log: '',
      durationMs: 0,
    };
    const { evidence } = await answer(outcome, {}, { ...prepared, collector: undefined });
    expect(evidence).toMatchObject({
      collector: 'stub',
      tool: { name: 'stub', version: null },
      command: ['stub'],
    });
  });

  it('lets no evidence pass that is none', async () => {
    const metrics = { 'stub.count': { unit: 'count', value: -1 } };
    const { evidence } = await answer(read({ ...ok, metrics }));
    expect(evidence).toMatchObject({
      status: 'unavailable',
      tool: { version: null },
      reason: { code: 'crashed' },
    });
    expect(JSON.parse(readFileSync(path('.maturity/a/stub.json'), 'utf8'))).toEqual(evidence);
    expect(readFileSync(path('.maturity/a/logs/stub.log'), 'utf8')).toMatch(
      /^the log\n[^]*stub\.count[^]*at /,
    );
  });

  it('writes nothing after a stop, and hands out no number', async () => {
    const { evidence } = await answer(read(ok), { signal: AbortSignal.abort() });
    expect(evidence).toMatchObject({
      status: 'unavailable',
      tool: { version: null },
      reason: { code: 'stopped' },
    });
    expect(readdirSync(root)).toEqual([]);
    expect((await answer(read(ok), { signal: new AbortController().signal })).evidence.status).toBe('ok');
  });

  it('says that the evidence could not be written', async () => {
    mkdirSync(path('.maturity/a/stub.json/x'), { recursive: true });
    const { evidence } = await answer(read(ok));
    expect(evidence).toMatchObject({
      status: 'unavailable',
      tool: { version: null },
      reason: { code: 'not-writable' },
    });
    expect(existsSync(path('.maturity/a/logs/stub.log'))).toBe(true);
  });

  it('keeps the evidence when only the log could not be written', async () => {
    mkdirSync(path('.maturity/a'), { recursive: true });
    writeFileSync(path('.maturity/a/logs'), 'a file');
    const { evidence } = await answer(read(ok));
    expect(evidence.status).toBe('ok');
    expect(existsSync(path('.maturity/a/stub.json'))).toBe(true);
  });
});
