import { existsSync, readFileSync, writeFileSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Evidence } from '@tta/maturity-model';
import { collectWith } from '../collect.js';
import type { CollectOptions } from '../contract/collect-request.js';
import { makeWorkspace, removeWorkspaces, type TestWorkspace } from '../workspace.spec.run.js';
import { owner } from './owner.js';
import { goodScript, stubCollector, type Stub } from './stub-collector.spec.run.js';

afterEach(removeWorkspaces);

const files = { 'a/src/a.py': 'x = 1\n', 'b/src/b.py': 'x = 1\n', 'c/src/c.py': 'x = 1\n' };

async function collectStub(
  stub: Stub,
  options: Partial<CollectOptions> = {},
  names: readonly string[] = ['a'],
  workspace: TestWorkspace = makeWorkspace(files),
) {
  const collector = stubCollector(stub);
  const requests = names.map((name) => workspace.request('stub', name));
  const collected = await collectWith((name) => (name === 'stub' ? collector : undefined), requests, {
    ...workspace.options,
    ...options,
  });
  return { workspace, collected, evidence: collected.map((one) => one.evidence) };
}

async function evidenceOf(stub: Stub, options?: Partial<CollectOptions>): Promise<Evidence | undefined> {
  return (await collectStub(stub, options)).evidence[0];
}

/** Whether a process is there that is more than a zombie. */
function isRunning(pid: number): boolean {
  if (!existsSync(`/proc/${pid}`)) return false;
  return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

/** Of these processes those that run on: a signal that was sent takes effect when the machine gets to it. */
async function stillRunning(...pids: readonly number[]): Promise<number[]> {
  const deadline = Date.now() + 10_000;
  while (pids.some(isRunning) && Date.now() < deadline) await new Promise((done) => setImmediate(done));
  return pids.filter(isRunning);
}

describe('a tool that does its work', () => {
  it('gives evidence, written whole where everybody looks for it', async () => {
    const { workspace, collected } = await collectStub({ script: goodScript });
    expect(collected[0]).toMatchObject({
      evidence: {
        format: 'maturity-evidence/1',
        component: 'a',
        collector: 'stub',
        status: 'ok',
        tool: { name: 'stub', version: '1.0' },
        command: ['stub', 'a/src'],
        metrics: { 'stub.count': { unit: 'count', value: 7 } },
      },
      evidencePath: '.maturity/a/stub.json',
      logPath: '.maturity/a/logs/stub.log',
    });
    expect(workspace.evidence('a', 'stub')).toEqual(collected[0]?.evidence);
    expect(readdirSync(workspace.path('.maturity/a')).sort()).toEqual([
      'logs',
      'stub.json',
      'stub.trace.json',
    ]);
    expect(readFileSync(workspace.path('.maturity/a/logs/stub.log'), 'utf8')).toContain('exit code 0');
  });

  it('leaves no temporary folder', async () => {
    const before = readdirSync(tmpdir());
    await collectStub({ script: `${goodScript} fs.writeFileSync(process.env.TMPDIR + '/left', 'x')` });
    expect(
      readdirSync(tmpdir()).filter(
        (name) => name.startsWith(`maturity-${owner()}-`) && !before.includes(name),
      ),
    ).toEqual([]);
  });
});

describe('a tool that fails', () => {
  const unavailable = (code: string, more: object = {}) => ({
    status: 'unavailable',
    reason: { code, ...more },
  });

  it('with an undeclared exit code', async () => {
    const stub = { script: `${goodScript} console.error('boom'); process.exitCode = 3;` };
    expect(await evidenceOf(stub)).toMatchObject(
      unavailable('unexpected-exit-code', {
        message: 'The tool ended with an exit code that its reader does not know: exit code 3',
        remedy: 'Run: cd a && stub a/src. The full output is in .maturity/a/logs/stub.log',
        exitCode: 3,
        stderr: 'boom',
      }),
    );
  });

  it('without a report', async () => {
    expect(await evidenceOf({ script: '' })).toMatchObject(unavailable('no-report', { exitCode: 0 }));
  });

  it('with an empty, truncated or changed report', async () => {
    const text = (content: string) => ({ script: `fs.writeFileSync(report, ${JSON.stringify(content)});` });
    expect(await evidenceOf(text(''))).toMatchObject(unavailable('no-report'));
    expect(await evidenceOf(text('{"a/src": 7'))).toMatchObject(unavailable('truncated-report'));
    expect(await evidenceOf(text('{"a/src": NaN}'))).toMatchObject(unavailable('truncated-report'));
    expect(await evidenceOf(text('{"a/src": 1e400}'))).toMatchObject(unavailable('schema-drift'));
    expect(await evidenceOf(text('{"a/src": "7"}'))).toMatchObject(unavailable('schema-drift'));
    expect(await evidenceOf(text('{"b/src": 7}'))).toMatchObject(unavailable('foreign-report'));
  });

  it('with a report that is no text', async () => {
    const script = `fs.writeFileSync(report, Buffer.from('{"a/src": 7, "\\xff": 1}', 'latin1'));`;
    expect(await evidenceOf({ script })).toMatchObject(unavailable('truncated-report'));
  });

  it('with a report of an earlier run', async () => {
    const script = `${goodScript} fs.utimesSync(report, new Date(0), new Date(0));`;
    expect(await evidenceOf({ script })).toMatchObject(unavailable('old-report'));
  });

  it('with a folder in place of the report', async () => {
    expect(await evidenceOf({ script: 'fs.mkdirSync(report);' })).toMatchObject(unavailable('no-report'));
  });

  it('by a signal', async () => {
    const script = `${goodScript} process.kill(process.pid, 'SIGSEGV'); setInterval(() => {}, 1000);`;
    expect(await evidenceOf({ script })).toMatchObject(
      unavailable('killed', { message: expect.stringContaining('SIGSEGV') as string }),
    );
    expect(await evidenceOf({ script: 'process.exitCode = 137;' })).toMatchObject(unavailable('killed'));
  });

  it('for want of memory', async () => {
    const script = `console.error('Traceback (most recent call last):\\nMemoryError'); process.exitCode = 4;`;
    expect(await evidenceOf({ script })).toMatchObject(unavailable('out-of-memory'));
  });

  it('because it is not there', async () => {
    const workspace = makeWorkspace(files);
    const collector = stubCollector({ script: '' });
    const missing = {
      ...collector,
      steps: () => [{ id: 'stub', argv: ['/nowhere/tool'] as const, cwd: workspace.root, exitCodes: [0] }],
    };
    const [collected] = await collectWith(() => missing, [workspace.request('stub', 'a')], workspace.options);
    expect(collected?.evidence).toMatchObject(unavailable('tool-not-found'));
  });

  it('keeps nothing of a machine in the evidence', async () => {
    const script = `console.error(process.cwd() + '/a/src/a.py ' + process.env.TMPDIR + '/x \\u001b[31mred'); process.exitCode = 9;`;
    expect(await evidenceOf({ script })).toMatchObject(
      unavailable('unexpected-exit-code', { stderr: 'a/src/a.py $TMPDIR/x red' }),
    );
  });

  it('never leaves the evidence of an earlier run', async () => {
    const workspace = makeWorkspace(files);
    await collectStub({ script: goodScript }, {}, ['a'], workspace);
    await collectStub({ script: '' }, {}, ['a'], workspace);
    expect(workspace.evidence('a', 'stub')?.status).toBe('unavailable');
  });
});

describe('output', () => {
  it('of any size does not stop the run', async () => {
    const script = `${goodScript} for (let i = 0; i < 400; i++) { fs.writeSync(1, 'x'.repeat(100_000)); fs.writeSync(2, 'y'.repeat(1000) + '\\n'); }`;
    const { workspace, evidence } = await collectStub({ script });
    expect(evidence[0]?.status).toBe('ok');
    expect(readFileSync(workspace.path('.maturity/a/logs/stub.log')).length).toBeLessThan(20_000_000);
  });

  it('does not hold up the run when something left behind keeps it open', async () => {
    const script = `${goodScript}
      const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit', detached: true });
      fs.writeFileSync('pid', String(child.pid)); child.unref();`;
    const { workspace, evidence } = await collectStub({ script });
    expect(evidence[0]?.status).toBe('ok');
    expect(await stillRunning(Number(readFileSync(workspace.path('pid'), 'utf8')))).toEqual([]);
  });
});

describe('a time limit', () => {
  it('ends the whole tree, also what ignores SIGTERM, left the process group or has another environment', async () => {
    const stubborn = `process.on('SIGTERM', () => {}); require('node:fs').appendFileSync('pids', process.pid + '\\n'); setInterval(() => {}, 1000);`;
    const script = `
      const { spawn } = require('node:child_process');
      spawn(process.execPath, ['-e', ${JSON.stringify(stubborn)}]);
      spawn(process.execPath, ['-e', ${JSON.stringify(stubborn)}], { detached: true });
      spawn(process.execPath, ['-e', ${JSON.stringify(stubborn)}], { env: {} });
      ${stubborn}`;
    const { workspace, evidence } = await collectStub({ script }, { timeLimits: { stub: 1500 } });
    expect(evidence[0]).toMatchObject({
      status: 'unavailable',
      reason: { code: 'time-limit', message: 'The tool took longer than its time limit: longer than 1.5 s' },
    });
    const pids = readFileSync(workspace.path('pids'), 'utf8').trim().split('\n').map(Number);
    expect(pids).toHaveLength(4);
    expect(await stillRunning(...pids)).toEqual([]);
  });

  it('is the one of the record, else that of the collector, else the default', async () => {
    const workspace = makeWorkspace(files);
    const collector = stubCollector({ script: 'setInterval(() => {}, 1000);' });
    const options = { ...workspace.options, timeLimits: { stub: 60_000, default: 60_000 } };
    const request = workspace.request('stub', 'a', { timeLimits: { stub: 100 } });
    const [collected] = await collectWith(() => collector, [request], options);
    expect(collected?.evidence).toMatchObject({
      reason: { message: expect.stringContaining('0.1 s') as string },
    });
  });
});

describe('a stop', () => {
  it('ends the processes and writes nothing', async () => {
    const controller = new AbortController();
    const workspace = makeWorkspace(files);
    const script = `fs.writeFileSync('pid', String(process.pid)); process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);`;
    const running = collectStub({ script }, { signal: controller.signal }, ['a', 'b'], workspace);
    const deadline = Date.now() + 10_000;
    while (!existsSync(workspace.path('pid')) && Date.now() < deadline)
      await new Promise((done) => setImmediate(done));
    controller.abort();
    const { evidence } = await running;
    expect(evidence).toMatchObject([{ reason: { code: 'stopped' } }, { reason: { code: 'stopped' } }]);
    expect(existsSync(workspace.path('.maturity'))).toBe(false);
    expect(await stillRunning(Number(readFileSync(workspace.path('pid'), 'utf8')))).toEqual([]);
  });

  it('before the start starts nothing', async () => {
    const { workspace, evidence } = await collectStub(
      { script: `fs.writeFileSync('started', '')` },
      { signal: AbortSignal.abort() },
    );
    expect(evidence).toMatchObject([{ reason: { code: 'stopped' } }]);
    expect(existsSync(workspace.path('started'))).toBe(false);
  });
});

describe('a shared process', () => {
  const counted = `fs.appendFileSync('runs', sources.join(' ') + '\\n');`;
  const runs = (workspace: TestWorkspace) =>
    readFileSync(workspace.path('runs'), 'utf8').trim().split('\n').sort();
  const together = { group: () => 'all' };

  it('measures all of its components at once', async () => {
    const stub = { ...together, script: counted + goodScript };
    const { workspace, evidence } = await collectStub(stub, {}, ['a', 'b', 'c']);
    expect(evidence.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
    expect(runs(workspace)).toEqual(['a/src b/src c/src']);
  });

  it('that fails is run again for each, and one bad component spoils one evidence', async () => {
    const script = `${counted} if (sources.includes('b/src')) process.exit(3); ${goodScript}`;
    const { workspace, evidence } = await collectStub({ ...together, script }, {}, ['a', 'b', 'c']);
    expect(evidence.map(({ status }) => status)).toEqual(['ok', 'unavailable', 'ok']);
    expect(runs(workspace)).toEqual(['a/src', 'a/src b/src c/src', 'b/src', 'c/src']);
  });

  it('runs only the bad one again when the report is good for the others', async () => {
    const script = `${counted} fs.writeFileSync(report, JSON.stringify({ 'a/src': 7, 'c/src': 7 }));`;
    const { workspace, evidence } = await collectStub({ ...together, script }, {}, ['a', 'b', 'c']);
    expect(evidence.map(({ status }) => status)).toEqual(['ok', 'unavailable', 'ok']);
    expect(runs(workspace)).toEqual(['a/src b/src c/src', 'b/src']);
  });

  it('has no components that overlap', async () => {
    const workspace = makeWorkspace(files);
    const collector = stubCollector({ ...together, script: counted + goodScript });
    const requests = [
      workspace.request('stub', 'a'),
      workspace.request('stub', 'a', { name: 'all of a', sources: ['a'] }),
    ];
    await collectWith(() => collector, requests, workspace.options);
    expect(runs(workspace)).toEqual(['a', 'a/src']);
  });

  it('gives the same bytes as one alone', async () => {
    const stub = { ...together, script: goodScript };
    const shared = await collectStub(stub, {}, ['a', 'b']);
    const alone = await collectStub(stub, {}, ['b']);
    expect(alone.workspace.bytes('b', 'stub')).toBe(shared.workspace.bytes('b', 'stub'));
  });
});

describe('every request is answered', () => {
  it('in its order, each as soon as it ends', async () => {
    const ended: string[] = [];
    const { collected } = await collectStub(
      { script: goodScript },
      { onCollected: ({ request }) => void ended.push(request.component.name) },
      ['c', 'a', 'b'],
    );
    expect(collected.map(({ request }) => request.component.name)).toEqual(['c', 'a', 'b']);
    expect(ended.sort()).toEqual(['a', 'b', 'c']);
  });

  it('for an unknown collector', async () => {
    const workspace = makeWorkspace(files);
    const [collected] = await collectWith(
      () => undefined,
      [workspace.request('nope', 'a')],
      workspace.options,
    );
    expect(collected?.evidence).toMatchObject({
      status: 'unavailable',
      collector: 'nope',
      reason: { code: 'tool-not-found' },
    });
  });

  it('for a collector with a fault of its own', async () => {
    const workspace = makeWorkspace(files);
    const broken = (part: string) => ({
      ...stubCollector({ script: goodScript }),
      [part]: () => {
        throw new Error(`no ${part}`);
      },
    });
    for (const part of ['group', 'steps', 'read']) {
      const [collected] = await collectWith(
        () => broken(part),
        [workspace.request('stub', 'a')],
        workspace.options,
      );
      expect(collected?.evidence).toMatchObject({
        status: 'unavailable',
        reason: { code: 'crashed', message: expect.stringContaining(`no ${part}`) as string },
      });
    }
  });

  it('for missing sources', async () => {
    const workspace = makeWorkspace(files);
    const request = workspace.request('stub', 'a', { sources: ['a/src', 'a/nope', 'a/*.txt'] });
    const collector = stubCollector({ script: goodScript });
    const [collected] = await collectWith(() => collector, [request], workspace.options);
    expect(collected?.evidence).toMatchObject({
      status: 'unavailable',
      reason: { code: 'path-missing', files: ['a/*.txt', 'a/nope'] },
    });
  });

  it('without a Python environment', async () => {
    const { interpreter: _, ...options } = makeWorkspace({}).options;
    const workspace = makeWorkspace(files);
    const collector = stubCollector({ script: goodScript });
    const [collected] = await collectWith(() => collector, [workspace.request('stub', 'a')], {
      ...options,
      workspaceRoot: workspace.root,
      environmentCommand: 'npx nx run workspace:python-env',
    });
    expect(collected?.evidence).toMatchObject({
      status: 'unavailable',
      reason: { code: 'interpreter-missing', remedy: 'Run: npx nx run workspace:python-env' },
    });
  });

  it('where the evidence cannot be written', async () => {
    const workspace = makeWorkspace(files);
    writeFileSync(workspace.path('.maturity'), 'a file');
    const { evidence } = await collectStub({ script: goodScript }, {}, ['a'], workspace);
    expect(evidence).toMatchObject([{ status: 'unavailable', reason: { code: 'not-writable' } }]);
  });

  it('where a folder stands in place of the evidence', async () => {
    const workspace = makeWorkspace(files);
    mkdirSync(workspace.path('.maturity/a/stub.json'), { recursive: true });
    const { evidence } = await collectStub({ script: goodScript }, {}, ['a'], workspace);
    expect(evidence).toMatchObject([{ status: 'unavailable', reason: { code: 'not-writable' } }]);
  });
});
