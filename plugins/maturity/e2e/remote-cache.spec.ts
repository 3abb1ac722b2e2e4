import { existsSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { evidenceFiles } from './testing/evidence-files.js';
import { ownEnvironment } from './testing/own-environment.js';
import { pythonComponent } from './testing/python-component.js';
import { startRemoteCacheServer, tokens, type RemoteCacheServer } from './testing/remote-cache-server.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

const twoOfFour =
  'def add(a: int, b: int) -> int:\n    return a + b\n\n\ndef unused() -> int:\n    return 1\n';

describe('two clones with one remote cache', () => {
  let server: RemoteCacheServer;
  let first: Workspace;
  let second: Workspace;
  beforeAll(async () => {
    server = await startRemoteCacheServer();
    first = makeWorkspace({
      files: {
        ...pythonComponent({ root: 'carbon', name: 'carbon', source: twoOfFour }),
        ...pythonComponent({ root: 'water', name: 'water' }),
      },
    });
    second = makeWorkspace({ cloneOf: first });
    for (const clone of [first, second]) ownEnvironment(clone, 'carbon');
  });
  afterAll(async () => {
    first.remove();
    second.remove();
    await server.close();
  });

  it('share evidence: all hits in the second, and the same bytes', async () => {
    const measured = await first.nx(['run-many', '-t', 'maturity'], { env: server.env() });
    expect([...new Set(Object.values(measured.tasks))]).toEqual(['done']);
    server.forget();
    const { exitCode, tasks } = await second.nx(['run-many', '-t', 'maturity'], { env: server.env() });
    expect({ exitCode, tasks }).toEqual({
      exitCode: 0,
      tasks: Object.fromEntries(Object.keys(measured.tasks).map((task) => [task, 'remote'])),
    });
    expect(Object.keys(tasks)).toHaveLength(10);
    expect(server.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
    expect(existsSync(second.path('.maturity/carbon/logs'))).toBe(false);
    expect(evidenceFiles(second)).toEqual(evidenceFiles(first));
    expect(second.read('carbon/MATURITY.md')).toContain('3/4');
  });

  it('put nothing into it that says where they are', () => {
    for (const entry of server.entries.values()) {
      const text = gunzipSync(entry).toString('latin1');
      for (const { root } of [first, second]) expect(text).not.toContain(root.replace(/\/workspace$/, ''));
    }
    expect(server.entries.size).toBe(10);
  });

  it('let who may only read measure changes alone', async () => {
    const stored = server.entries.size;
    second.edit('carbon/src/carbon.py', 'return 1', 'return 2');
    const { exitCode, tasks } = await second.nx(['run', 'carbon:maturity:lint'], {
      env: server.env(tokens.readOnly),
    });
    second.git('checkout', '--', '.');
    expect({ exitCode, tasks }).toEqual({ exitCode: 0, tasks: { 'carbon:maturity:lint': 'done' } });
    expect(server.requests.at(-1)).toMatchObject({ method: 'PUT', status: 403 });
    expect(server.entries.size).toBe(stored);
  });
});

describe('a remote cache that answers badly', () => {
  let server: RemoteCacheServer;
  let clone: Workspace;
  let entries: [string, Buffer][];
  beforeAll(async () => {
    server = await startRemoteCacheServer();
    clone = makeWorkspace({
      plugin: { test: false, typecheck: false, security: false },
      files: pythonComponent({ root: 'carbon', name: 'carbon' }),
    });
    await clone.nx(['run', 'carbon:maturity:lint'], { env: server.env() });
    entries = [...server.entries];
  });
  beforeEach(() => {
    for (const place of ['.maturity', 'carbon/MATURITY.md', '../nx-cache', '../nx-data']) clone.drop(place);
    server.answer('GET', undefined);
    server.answer('PUT', undefined);
    server.entries.clear();
    for (const [hash, entry] of entries) server.entries.set(hash, entry);
    server.forget();
  });
  afterAll(async () => {
    clone.remove();
    await server.close();
  });

  const nothingConcluded = (): void => {
    expect(existsSync(clone.path('carbon/MATURITY.md'))).toBe(false);
    expect(existsSync(clone.path('.maturity/carbon/ruff.json'))).toBe(false);
  };

  it.each([403, 409, 500])('GET %i: the run fails and says so', async (status) => {
    server.answer('GET', { kind: 'status', status });
    const { exitCode, output, tasks } = await clone.nx(['run', 'carbon:maturity'], { env: server.env() });
    expect({ exitCode, tasks }).toEqual({ exitCode: 1, tasks: {} });
    expect(output).toContain('Misconfigured remote cache endpoint');
    nothingConcluded();
  });

  it('GET 404, then PUT 409 (another was faster): the tools run here', async () => {
    server.answer('GET', { kind: 'status', status: 404 });
    server.answer('PUT', { kind: 'status', status: 409 });
    const { exitCode, tasks } = await clone.nx(['run', 'carbon:maturity'], { env: server.env() });
    expect({ exitCode, tasks }).toEqual({
      exitCode: 0,
      tasks: { 'carbon:maturity:lint': 'done', 'carbon:maturity': 'done' },
    });
    expect(clone.read('carbon/MATURITY.md')).toContain('✅ Lint');
  });

  it('PUT 500: the run fails and says so', async () => {
    server.entries.clear();
    server.answer('PUT', { kind: 'status', status: 500 });
    const { exitCode, output } = await clone.nx(['run', 'carbon:maturity'], { env: server.env() });
    expect(exitCode).toBe(1);
    expect(output).toContain('Misconfigured remote cache endpoint');
    expect(existsSync(clone.path('carbon/MATURITY.md'))).toBe(false);
  });

  it('slow: the answer is waited for', async () => {
    server.answer('GET', { kind: 'wait' });
    const run = clone.nx(['run', 'carbon:maturity:lint'], { env: server.env() });
    await server.waiting('GET');
    server.answer('GET', undefined);
    expect(await run).toMatchObject({ exitCode: 0, tasks: { 'carbon:maturity:lint': 'remote' } });
  });

  it.each([
    { body: 'a page of HTML', make: () => Buffer.from('<html>Sign in</html>') },
    { body: 'nothing', make: () => Buffer.alloc(0) },
    { body: 'half of an entry', make: (entry: Buffer) => entry.subarray(0, entry.length / 2) },
  ])('$body: the run fails', async ({ make }) => {
    const [[, entry]] = entries as [[string, Buffer]];
    server.answer('GET', { kind: 'body', body: make(entry) });
    const { exitCode, output } = await clone.nx(['run', 'carbon:maturity'], { env: server.env() });
    expect(exitCode).toBe(1);
    expect(output).toMatch(/Failed to (read|unpack) entry/);
    nothingConcluded();
    // What Nx has unpacked of it lies in the local cache; it is not taken for an entry.
    const alone = await clone.nx(['run', 'carbon:maturity:lint']);
    expect(alone).toMatchObject({ exitCode: 0, tasks: { 'carbon:maturity:lint': 'done' } });
  });

  it('no old number is shown as one of now, by any command', async () => {
    expect(await clone.maturity(['--all'], { env: server.env() })).toMatchObject({ exitCode: 0 });
    clone.edit('carbon/src/carbon.py', '"""Adds."""', 'import os');
    server.answer('GET', { kind: 'status', status: 500 });
    const options = { env: server.env() };
    const status = await clone.maturity(['status', '--json'], options);
    const update = await clone.maturity(['update', '--all', '--validate', '--json'], options);
    clone.git('checkout', '--', '.');
    for (const { exitCode, stdout } of [status, update]) {
      expect(exitCode).toBe(2);
      expect(JSON.parse(stdout)).toMatchObject([{ component: 'carbon', metrics: {} }]);
    }
  });
});
