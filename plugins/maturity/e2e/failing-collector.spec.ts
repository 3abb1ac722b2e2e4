import { pythonComponent } from './testing/python-component.js';
import { makeWorkspace, type NxOutcome, type RunOptions, type Workspace } from './testing/workspace.js';

/** Two of three components lose a tool: one the linter, one its tests. */
describe('a collector that fails', () => {
  let w: Workspace;
  const documents = ['good/MATURITY.md', 'unlinted/MATURITY.md', 'untested/MATURITY.md'];
  const brokenTest = 'import nothing_of_this_name\n';
  const seen = {} as Record<string, NxOutcome & { documents: string[] }>;
  let goodOnes: string[];
  const readAll = (): string[] => documents.map((file) => w.read(file));
  const step = async (name: string, args: readonly string[], options?: RunOptions): Promise<void> => {
    documents.forEach((file, index) => {
      w.write(file, goodOnes[index] as string);
    });
    seen[name] = { ...(await w.nx(args, options)), documents: readAll() };
  };

  const modes: { name: string; args: string[]; env?: Record<string, string> }[] = [
    { name: 'run-many', args: ['run-many', '-t', 'maturity'] },
    { name: 'run-many --nx-bail', args: ['run-many', '-t', 'maturity', '--nx-bail'] },
    {
      name: 'run-many without batches',
      args: ['run-many', '-t', 'maturity'],
      env: { NX_BATCH_MODE: 'false' },
    },
    { name: 'run-many with the daemon', args: ['run-many', '-t', 'maturity'], env: { NX_DAEMON: 'true' } },
    {
      name: 'run-many, plugins not isolated',
      args: ['run-many', '-t', 'maturity'],
      env: { NX_ISOLATE_PLUGINS: 'false' },
    },
    { name: 'affected', args: ['affected', '-t', 'maturity', '--base=HEAD'] },
  ];

  beforeAll(async () => {
    const names = ['good', 'unlinted', 'untested'];
    w = makeWorkspace({
      plugin: { typecheck: false, security: false },
      files: Object.assign({}, ...names.map((name) => pythonComponent({ root: name, name }))) as Record<
        string,
        string
      >,
    });
    await w.nx(['run-many', '-t', 'maturity']);
    goodOnes = readAll();
    w.commit();
    const goodTest = w.read('untested/tests/unit/test_untested.py');
    // Beside the broken tool another result changes, which must be in the report.
    w.edit('unlinted/src/unlinted.py', 'total = a + b', 'total = a\n    total += b');
    w.write('unlinted/ruff.toml', 'this is no TOML');
    w.write('untested/tests/unit/test_untested.py', brokenTest);
    for (const { name, args, env = {} } of modes) await step(name, args, { env });
    await step('run', ['run', 'unlinted:maturity']);
    w.drop('unlinted/ruff.toml');
    w.write('untested/tests/unit/test_untested.py', goodTest);
    w.write('unlinted/MATURITY.md', seen['run-many']?.documents[1] as string);
    w.write('untested/MATURITY.md', seen['run-many']?.documents[2] as string);
    seen.repaired = { ...(await w.nx(['run-many', '-t', 'maturity'])), documents: readAll() };
  });
  afterAll(() => {
    w.remove();
  });
  const at = (name: string): NxOutcome & { documents: string[] } =>
    seen[name] as NxOutcome & { documents: string[] };

  it('is said in the report with reason and remedy; its last good values stay, marked; the rest is fresh', () => {
    const [, unlinted = '', untested = ''] = at('run-many').documents;
    expect(unlinted).toContain('> [!WARNING]');
    expect(unlinted).toMatch(/maturity:lint|ruff/);
    expect(unlinted).toMatch(/Lint .*0 errors/);
    expect(unlinted).toMatch(/❓ The linter finds nothing/);
    expect(unlinted).toContain('4/4 (100.00%)');
    expect(untested).toContain('> [!WARNING]');
    expect(untested).toContain('3/3 (100.00%)');
    expect(untested).toMatch(/❓ Unit tests cover the component/);
    expect(untested).toMatch(/✅ Lint .*0 errors/);
  });

  it('stops no other component and no other tool', () => {
    expect(at('run-many').documents[0]).toBe(goodOnes[0]);
    expect(at('run-many').tasks).toMatchObject({
      'good:maturity': 'done',
      'unlinted:maturity:lint': 'failed',
      'unlinted:maturity:test': 'done',
      'untested:maturity:lint': 'cached',
      'untested:maturity:test': 'failed',
    });
  });

  it.each(modes)('ends $name with an error, and writes the same reports', ({ name }) => {
    expect(at(name).exitCode).not.toBe(0);
    expect(at(name).documents).toEqual(at('run-many').documents);
  });

  it('is the same in nx run', () => {
    expect(at('run').exitCode).not.toBe(0);
    expect(at('run').documents[1]).toBe(at('run-many').documents[1]);
  });

  it('leaves no trace after the next good run', () => {
    expect(at('repaired').exitCode).toBe(0);
    expect(at('repaired').documents[0]).toBe(goodOnes[0]);
    expect(at('repaired').documents[1]).toContain('4/4 (100.00%)');
    expect(at('repaired').documents[1]).not.toContain('[!WARNING]');
    expect(at('repaired').documents[2]).toBe(goodOnes[2]);
  });
});
