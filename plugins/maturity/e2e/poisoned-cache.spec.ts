import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { entryWith, makeCacheEntry } from './testing/cache-entry.js';
import { pythonComponent } from './testing/python-component.js';
import { startRemoteCacheServer, tokens, type RemoteCacheServer } from './testing/remote-cache-server.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

/** What somebody who can write to the remote cache may put into it, and what becomes of it. */
describe('entries of the remote cache that are no evidence about their component', () => {
  const names = ['good', 'foreign', 'misfit', 'garbage', 'hollow'];
  let server: RemoteCacheServer;
  let clone: Workspace;
  beforeAll(async () => {
    server = await startRemoteCacheServer();
    const components = names.map((name) => pythonComponent({ root: name, name }));
    const workspace = makeWorkspace({
      plugin: { test: false, typecheck: false, security: false },
      files: Object.assign({}, ...components) as Record<string, string>,
    });
    try {
      const { exitCode, output } = await workspace.nx(['run-many', '-t', 'maturity'], { env: server.env() });
      if (exitCode !== 0) throw new Error(output);
      workspace.commit();
      clone = makeWorkspace({ cloneOf: workspace });
    } finally {
      workspace.remove();
    }
    const forge = (name: string, outputs: (content: string) => Record<string, string>): void => {
      const { hash, content } = entryWith(server.entries, fileOf(name));
      server.entries.set(hash, makeCacheEntry(outputs(content)));
    };
    const { content: good } = entryWith(server.entries, fileOf('good'));
    forge('foreign', () => ({ [fileOf('foreign')]: good }));
    forge('misfit', (content) => ({ [fileOf('misfit')]: content.replace('"findings"', '"found"') }));
    forge('garbage', () => ({ [fileOf('garbage')]: 'all is well' }));
    forge('hollow', () => ({ 'hollow/src/hollow.py': 'import os\n' }));
  });
  afterAll(async () => {
    clone.remove();
    await server.close();
  });

  const fileOf = (name: string): string => `.maturity/${name}/ruff.json`;

  it('fail the validation of that component, with what is wrong, and of no other', async () => {
    const { exitCode, output, tasks } = await clone.nx(['run-many', '-t', 'maturity:validate'], {
      env: server.env(tokens.readOnly),
    });
    expect(exitCode).toBe(1);
    const ends = names.map((name) => [
      name,
      tasks[`${name}:maturity:lint`],
      tasks[`${name}:maturity:validate`],
    ]);
    expect(ends).toEqual([
      ['good', 'remote', 'done'],
      ['foreign', 'remote', 'failed'],
      ['misfit', 'remote', 'failed'],
      ['garbage', 'remote', 'failed'],
      ['hollow', 'remote', 'failed'],
    ]);
    expect(output).toContain(`${fileOf('foreign')} holds the evidence of ruff about 'good'`);
    expect(output).toContain(`${fileOf('misfit')} does not fit the schema of evidence`);
    expect(output).toContain(`${fileOf('garbage')} is not JSON`);
    expect(output).toContain(`${fileOf('hollow')} cannot be read`);
    // Nx takes the outputs of the task from an entry, whatever else is in it.
    expect(clone.git('status', '--short')).toBe('');
  });

  it('fail the run when one is empty and old evidence lies there', async () => {
    // Here an entry that was not believed is no entry any more; on another machine it is.
    for (const place of ['../nx-cache', '../nx-data']) clone.drop(place);
    const { content } = entryWith(server.entries, fileOf('good'));
    clone.write(fileOf('hollow'), content.replaceAll('good', 'hollow'));
    const { exitCode, output } = await clone.nx(['run', 'hollow:maturity:validate'], {
      env: server.env(tokens.readOnly),
    });
    expect(exitCode).toBe(1);
    expect(output).toContain(`${fileOf('hollow')} says not what it was made from`);
    expect(existsSync(clone.path(fileOf('hollow')))).toBe(false);
  });

  it('count no more when nothing is taken from a cache', async () => {
    const { exitCode, tasks } = await clone.nx(['run-many', '-t', 'maturity:validate', '--skip-nx-cache'], {
      env: server.env(tokens.readOnly),
    });
    expect({ exitCode, ends: [...new Set(Object.values(tasks))] }).toEqual({ exitCode: 0, ends: ['done'] });
  });
});

describe('what somebody has forged well', () => {
  const real = '4/5 (80.00%)';
  const forged = '5/5 (100.00%)';
  const evidence = '.maturity/carbon/pytest.json';
  const trace = '.maturity/carbon/pytest.trace.json';
  const document = '.maturity/carbon/MATURITY.md';
  const validate = ['run', 'carbon:maturity:validate'];
  let server: RemoteCacheServer;
  let clone: Workspace;
  let env: Record<string, string>;
  let trueEntries: [string, Buffer][];
  beforeAll(async () => {
    server = await startRemoteCacheServer();
    clone = makeWorkspace({
      plugin: { lint: false, typecheck: false, security: false },
      files: pythonComponent({
        root: 'carbon',
        name: 'carbon',
        source: 'def add(a, b):\n    total = a + b\n    return total\n\n\ndef unused():\n    return 1\n',
      }),
    });
    const { exitCode, output } = await clone.nx(['run', 'carbon:maturity'], { env: server.env() });
    if (exitCode !== 0) throw new Error(output);
    clone.commit();
    trueEntries = [...server.entries];
    env = server.env(tokens.readOnly);
  });
  beforeEach(() => {
    for (const place of ['.maturity', '../nx-cache', '../nx-data']) clone.drop(place);
    for (const [hash, entry] of trueEntries) server.entries.set(hash, entry);
  });
  afterAll(async () => {
    clone.remove();
    await server.close();
  });

  it('is found in a report by validation, which judges the evidence itself', async () => {
    const { hash, content } = entryWith(server.entries, document);
    const text = content.replaceAll(real, forged);
    const to = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    const origin = JSON.parse(entryWith(server.entries, '.maturity/carbon/report.json').content) as object;
    server.entries.set(
      hash,
      makeCacheEntry({
        [document]: text,
        '.maturity/carbon/report.json': JSON.stringify({ ...origin, from: null, to }),
        '.maturity/carbon/assessment.json': '{}',
      }),
    );
    clone.drop('carbon/MATURITY.md');
    await clone.nx(['run', 'carbon:maturity'], { env });
    expect(clone.read('carbon/MATURITY.md')).toContain(forged);
    const { exitCode, output } = await clone.nx(validate, { env });
    clone.git('checkout', '--', '.');
    expect(exitCode).toBe(1);
    expect(output).toContain(real);
  });

  describe('as evidence', () => {
    beforeEach(() => {
      const { hash, content } = entryWith(server.entries, evidence);
      const text = content.replaceAll('"covered": 4', '"covered": 5').replace('"value": 80', '"value": 100');
      const ofTrace = entryWith(server.entries, trace);
      server.entries.set(hash, makeCacheEntry({ [evidence]: text, [trace]: ofTrace.content }));
    });

    it('contradicts the committed report, and fails', async () => {
      const { exitCode, output, tasks } = await clone.nx(validate, { env });
      expect({ exitCode, test: tasks['carbon:maturity:test'] }).toEqual({ exitCode: 1, test: 'remote' });
      expect(output).toContain(forged);
    });

    it('passes with a forged report, and only where the remote cache is believed', async () => {
      await clone.nx(['run', 'carbon:maturity'], { env });
      expect(clone.read('carbon/MATURITY.md')).toContain(forged);
      clone.commit();
      expect(await clone.nx(validate, { env })).toMatchObject({ exitCode: 0 });

      // The local cache holds the forged entry by now.
      const local = await clone.nx([...validate, '--skip-nx-cache'], { env });
      expect(local).toMatchObject({ exitCode: 1, tasks: { 'carbon:maturity:test': 'done' } });
      expect(local.output).toContain(real);
      const byScript = await clone.maturity(['--all', '--validate'], {
        env: { ...env, NX_SKIP_NX_CACHE: 'true' },
      });
      expect(byScript.exitCode).toBe(1);
      expect(byScript.output).toContain(real);

      for (const place of ['.maturity', '../nx-cache', '../nx-data']) clone.drop(place);
      const fresh = await clone.nx([...validate, '--skip-remote-cache'], { env });
      expect(fresh).toMatchObject({ exitCode: 1, tasks: { 'carbon:maturity:test': 'done' } });
      expect(fresh.output).toContain(real);
    });
  });
});
