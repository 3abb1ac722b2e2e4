import { nothingElse } from '../contract/looked-at.js';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Collector, GroupReading, Reading } from '../contract/collector.js';
import { measureGroup, unexpected, type Outcome } from './measure-group.js';
import type { Prepared } from './prepare-request.js';
import { sampleScope, sampleSettings } from './sample-scope.spec.run.js';
import type { Settings } from './settings.js';
import { stubCollector } from './stub-collector.spec.run.js';

const ok: Reading = {
  status: 'ok',
  files: [],
  excluded: [],
  metrics: {},
  findings: [],
  lookedAt: nothingElse,
};
const partial: Reading = {
  ...ok,
  status: 'partial',
  missing: ['a.py'],
  failure: { code: 'files-missing' },
};
const usable = (readings: Readonly<Record<string, Reading>>): GroupReading => ({
  usable: true,
  version: '1.0',
  readings: new Map(Object.entries(readings)),
});

describe('measureGroup', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'group-')));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** What becomes of each component when the tool is this script, with the components that each process was for. */
  async function measure(
    names: readonly string[],
    script: string,
    read: (names: readonly string[]) => GroupReading,
    more: {
      settings?: Partial<Settings['options']>;
      timeLimits?: readonly number[];
      steps?: Collector['steps'];
    } = {},
  ) {
    const processes: string[] = [];
    const collector: Collector = {
      ...stubCollector({ script: '' }),
      steps: (scopes) => {
        const members = scopes.map(({ component }) => component.name).join(' ');
        processes.push(members);
        const argv = ['/bin/sh', '-c', script, 'sh', members] as const;
        return [{ id: 'stub', argv, cwd: folder, exitCodes: [0] }];
      },
      read: (_, scopes) => read(scopes.map(({ component }) => component.name)),
      ...(more.steps && { steps: more.steps }),
    };
    const settings = sampleSettings(folder);
    const outcomes: Record<string, Outcome> = {};
    const answers: string[] = [];
    const group = names.map((name, index): Prepared => {
      const scope = sampleScope(name);
      return {
        ready: true,
        request: { collector: 'stub', component: scope.component },
        collector,
        scope,
        tools: { interpreter: process.execPath, programs: {} },
        group: 'x',
        timeLimitMs: more.timeLimits?.[index] ?? 30_000,
      };
    });
    await measureGroup(
      group,
      { ...settings, options: { ...settings.options, ...more.settings } },
      ({ scope }, outcome) => {
        outcomes[scope.component.name] = outcome;
        answers.push(scope.component.name);
        return Promise.resolve();
      },
    );
    return { outcomes, processes, answers };
  }

  it('measures all components in one process', async () => {
    const { outcomes, processes } = await measure(['a', 'b'], 'echo said', () => usable({ a: ok, b: ok }));
    expect(processes).toEqual(['a b']);
    expect(outcomes).toMatchObject({
      a: { kind: 'read', version: '1.0', reading: ok, durationMs: expect.any(Number) as number },
      b: { kind: 'read', version: '1.0', reading: ok },
    });
    expect(outcomes.a?.log).toContain('One run for 2 components.');
    expect(outcomes.a?.log).toContain('said');
    expect(outcomes.a?.durationMs).toBeGreaterThanOrEqual(0);
    expect(outcomes.a?.durationMs).toBeLessThan(60_000);
  });

  it.each<[string, Reading | undefined]>([
    ['that is partial', partial],
    ['that there is none of', undefined],
    ['that is of no use', { status: 'unavailable', failure: { code: 'nothing-measured' } }],
  ])('measures a component alone with a reading %s, and only that', async (_, reading) => {
    const { outcomes, processes, answers } = await measure(['a', 'b', 'c'], '', (names) =>
      usable(names.length === 1 ? { b: ok } : { a: ok, ...(reading && { b: reading }), c: ok }),
    );
    expect(processes).toEqual(['a b c', 'b']);
    expect(Object.values(outcomes).map(({ kind }) => kind)).toEqual(['read', 'read', 'read']);
    expect(answers).toEqual(['a', 'c', 'b']);
  });

  it('measures each alone when the shared process fails', async () => {
    const { outcomes, processes } = await measure(['a', 'b'], 'test "$1" = b || exit 3', () =>
      usable({ a: ok, b: ok }),
    );
    expect(processes).toEqual(['a b', 'a', 'b']);
    expect(outcomes).toMatchObject({
      a: {
        kind: 'failed',
        version: null,
        failure: { code: 'unexpected-exit-code' },
        exitCode: 3,
        stderr: '',
      },
      b: { kind: 'read' },
    });
  });

  it('takes what is said of one alone as it is', async () => {
    const alone = async (reading: Reading | undefined) =>
      (await measure(['a'], '', () => usable(reading === undefined ? { b: ok } : { a: reading }))).outcomes.a;
    expect(await alone(partial)).toMatchObject({ kind: 'read', reading: partial });
    expect(await alone({ status: 'unavailable', failure: { code: 'nothing-measured' } })).toMatchObject({
      kind: 'failed',
      version: '1.0',
      failure: { code: 'nothing-measured' },
      temporaryFolder: expect.stringContaining('maturity-') as string,
    });
    expect(await alone(undefined)).toMatchObject({
      kind: 'failed',
      version: '1.0',
      failure: { code: 'foreign-report', detail: 'the report has nothing about the component' },
      temporaryFolder: expect.stringContaining('maturity-') as string,
    });
  });

  it('does not start again what was stopped', async () => {
    const { outcomes, processes } = await measure(['a', 'b'], '', () => usable({ a: ok, b: ok }), {
      settings: { signal: AbortSignal.abort() },
    });
    expect(processes).toEqual(['a b']);
    expect(outcomes).toMatchObject({
      a: { kind: 'failed', failure: { code: 'stopped' } },
      b: { kind: 'failed', failure: { code: 'stopped' } },
    });
  });

  it('gives the longest of the time limits to a shared process', async () => {
    const read = () => usable({ a: ok, b: ok });
    const { processes } = await measure(['a', 'b'], 'sleep 0.2', read, { timeLimits: [50, 30_000] });
    expect(processes).toEqual(['a b']);
    const { outcomes } = await measure(['a'], 'sleep 600', read, { timeLimits: [50] });
    expect(outcomes.a).toMatchObject({ failure: { code: 'time-limit', detail: 'longer than 0.05 s' } });
  });

  it('answers also when the collector has a fault of its own', async () => {
    const { outcomes } = await measure(['a'], '', () => {
      throw new Error('no reader');
    });
    expect(outcomes.a).toMatchObject({
      kind: 'failed',
      version: null,
      failure: { code: 'crashed', detail: 'no reader' },
      log: expect.stringContaining('measure-group.int.spec') as string,
    });
  });

  it('hands everything of the component on to the tool', async () => {
    const steps: Collector['steps'] = (scopes, context) => {
      const { temporaryFolder, nonce: _, ...installation } = context;
      const told = JSON.stringify([scopes, installation]);
      return [
        {
          id: 'stub',
          argv: ['/bin/sh', '-c', 'cat "$1" > told', 'sh', join(temporaryFolder, 'x')],
          cwd: folder,
          exitCodes: [0],
          inputs: { [join(temporaryFolder, 'x')]: told },
        },
      ];
    };
    await measure(['a'], '', () => usable({ a: ok }), { steps, settings: { rerunFailedTests: 2 } });
    expect(JSON.parse(readFileSync(join(folder, 'told'), 'utf8'))).toEqual([
      [sampleScope('a')],
      { workspaceRoot: folder, interpreter: process.execPath, programs: {}, rerunFailedTests: 2 },
    ]);
  });

  it('refuses a group of nothing', async () => {
    await expect(measureGroup([], sampleSettings(folder), () => Promise.resolve())).rejects.toThrow(
      'a group without components',
    );
  });
});

describe('unexpected', () => {
  it('has the text for the evidence, and the place for the log', () => {
    const error = new Error('it broke');
    expect(unexpected(error)).toEqual({ failure: { code: 'crashed', detail: 'it broke' }, log: error.stack });
    delete error.stack;
    expect(unexpected(error).log).toBe('it broke');
    expect(unexpected('a text')).toEqual({ failure: { code: 'crashed', detail: 'a text' }, log: 'a text' });
  });

  it('takes no other error of the system for a full disk', () => {
    expect(unexpected(Object.assign(new Error('no'), { code: 'EACCES' })).failure).toEqual({
      code: 'crashed',
      detail: 'no',
    });
  });

  it.each(['ENOSPC', 'EDQUOT', 'EFBIG'])('knows a full disk by %s', (code) => {
    expect(unexpected(Object.assign(new Error('no'), { code })).failure).toEqual({
      code: 'disk-full',
      detail: code,
    });
  });
});
