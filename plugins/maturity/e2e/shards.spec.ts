import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceFiles } from './testing/evidence-files.js';
import { pythonComponent } from './testing/python-component.js';
import { startRemoteCacheServer, type RemoteCacheServer } from './testing/remote-cache-server.js';
import { succeeded } from './testing/succeeded.js';
import { makeWorkspace, repository, type Workspace } from './testing/workspace.js';

const machines = [1, 2, 3, 4];
const alone = ['carbon', 'water', 'methane', 'ozone'];
const together = ['heat', 'light'];
const names = [...alone, ...together, 'nitrogen oxide'];

/** The commands of a step of the matrix in the documentation, for one machine. */
function documentedStep(machine: number): string {
  const page = readFileSync(join(repository, 'docs/ci-and-caches.md'), 'utf8');
  const step = /- run: \|\n((?: {10}.*\n)+)/.exec(page)?.[1];
  if (step?.includes('maturity shard') !== true) throw new Error('The page has no step with a shard.');
  return step.replaceAll('${{ matrix.shard }}', String(machine));
}

describe('four machines with one remote cache', () => {
  const base = mkdtempSync(join(tmpdir(), 'maturity-shards-'));
  const runsOfSharedTests = join(base, 'runs');
  let server: RemoteCacheServer;
  let one: Workspace;
  let clones: Workspace[];
  let last: Workspace;
  const testRuns = (): number => readFileSync(runsOfSharedTests, 'utf8').length;

  beforeAll(async () => {
    server = await startRemoteCacheServer();
    one = makeWorkspace({
      plugin: { typecheck: false, security: false },
      files: components(runsOfSharedTests),
    });
    succeeded(await one.nx(['run-many', '-t', 'maturity']));
    expect(testRuns()).toBe(1);
    clones = machines.map(() => makeWorkspace({ cloneOf: one }));
    last = makeWorkspace({ cloneOf: one });
    // As much at a time as there are machines.
    const outcomes = await Promise.all(
      clones.map(
        (clone, index) =>
          clone.start('bash', ['-ec', documentedStep(machines[index]!)], { env: server.env() }).ended,
      ),
    );
    outcomes.forEach(succeeded);
  });
  afterAll(async () => {
    for (const workspace of [one, last, ...clones]) workspace.remove();
    await server.close();
    rmSync(base, { recursive: true });
  });

  it('measure every component once, and each its part', () => {
    const measured = clones.map((clone) =>
      names.filter((name) => existsSync(clone.path(`.maturity/${name.replace(' ', '%20')}`))),
    );
    expect(measured.flat().sort()).toEqual([...names].sort());
    expect(measured.filter(({ length }) => length === 0)).toEqual([]);
    expect(measured.filter((part) => part.includes('heat') || part.includes('light'))).toHaveLength(1);
  });

  it('start no tool twice', () => {
    const written = server.requests.filter(({ method }) => method === 'PUT');
    expect(written).toHaveLength(3 * names.length);
    expect([...new Set(written.map(({ status }) => status))]).toEqual([200]);
    // Once alone, and once by the four.
    expect(testRuns()).toBe(2);
  });

  it('find together what one machine finds', () => {
    const sum = Object.assign({}, ...clones.map(evidenceFiles)) as Record<string, string>;
    expect(sum).toEqual(evidenceFiles(one));
    expect(Object.keys(sum).filter((file) => file.endsWith('/ruff.json'))).toHaveLength(names.length);
  });

  it('leave nothing to measure to the job that validates everything', async () => {
    for (const [file, text] of Object.entries(Object.assign({}, ...clones.map(evidenceFiles)) as object))
      if (!file.startsWith('.maturity/')) last.write(file, text as string);
    server.forget();
    const { exitCode, tasks } = await last.nx(['run-many', '-t', 'maturity:validate'], { env: server.env() });
    const expected = names.flatMap((name) => [
      [`${name}:maturity:lint`, 'remote'],
      [`${name}:maturity:test`, 'remote'],
      [`${name}:maturity:validate`, 'done'],
    ]);
    expect({ exitCode, tasks }).toEqual({ exitCode: 0, tasks: Object.fromEntries(expected) });
    expect(server.requests.filter(({ method }) => method === 'PUT')).toEqual([]);
    expect(existsSync(last.path('.maturity/carbon/logs'))).toBe(false);
    expect(testRuns()).toBe(2);
  });

  it('divide alike by durations that all of them have noted', async () => {
    const parts = clones.map((clone) => clone.path('part.json'));
    for (const clone of clones) succeeded(await clone.maturity(['durations', 'part.json']));
    const file = join(base, 'durations.json');
    succeeded(await last.maturity(['durations', file, '--merge', ...parts]));
    const ask = (workspace: Workspace) =>
      workspace.maturity(['shard', '--index', '2', '--of', '4', '--durations', file, '--json']);
    const [here, there] = (await Promise.all([ask(one), ask(last)])).map(({ stdout }) => JSON.parse(stdout));
    expect(here).toMatchObject({ balancedBy: 'durations', withoutDuration: [], of: 4 });
    expect(there).toEqual(here);
    const { milliseconds } = JSON.parse(readFileSync(file, 'utf8'));
    expect(Object.keys(milliseconds)).toEqual([...names].sort());
    expect(Object.keys(milliseconds.carbon)).toEqual(['pytest', 'ruff']);
  });

  it.each([
    { what: 'a number that is none', args: ['--index', 'x', '--of', '4'], says: "--index is 'x'" },
    { what: 'nought', args: ['--index', '0', '--of', '4'], says: "--index is '0'" },
    { what: 'a fifth of four', args: ['--index', '5', '--of', '4'], says: 'numbered from 1 to 4' },
    { what: 'no index', args: ['--of', '4'], says: '--index' },
    { what: 'more machines than work', args: ['--index', '1', '--of', '7'], says: 'Use --of 6' },
    {
      what: 'a separator that is in a name',
      args: ['--index', '1', '--of', '4', '--separator', ' '],
      says: "in the name 'nitrogen oxide'",
    },
    {
      what: 'durations that are not there',
      args: ['--index', '1', '--of', '4', '--durations', 'no.json'],
      says: 'no.json cannot be read',
    },
    {
      what: 'durations that are none',
      args: ['--index', '1', '--of', '4', '--durations', 'nx.json'],
      says: 'nx.json is no file of durations',
    },
  ])('refuse $what with 4 and a word of help', async ({ args, says }) => {
    const { exitCode, output, stdout } = await one.maturity(['shard', ...args]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' });
    expect(output).toContain(says);
  });
});

/** Two of these have the same tests, which note that they were loaded. */
function components(runsOfSharedTests: string): Record<string, string> {
  const nitrogen = pythonComponent({ root: 'nitrogen', name: 'nitrogen' });
  const pair = together.map((name) => {
    const files = pythonComponent({ root: `pair/${name}`, name });
    const record = files[`pair/${name}/maturity.yaml`]!.replace('[tests/unit]', '[/pair/tests]');
    return Object.fromEntries(
      Object.entries({ ...files, [`pair/${name}/maturity.yaml`]: record }).filter(
        ([file]) => !/tests|pyproject/.test(file),
      ),
    );
  });
  return Object.assign(
    {
      'pair/pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["heat/src", "light/src"]\n',
      'pair/tests/test_pair.py': [
        'import heat',
        'import light',
        '',
        `with open(${JSON.stringify(runsOfSharedTests)}, "a") as runs:`,
        '    runs.write("x")',
        '',
        '',
        'def test_add():',
        '    assert heat.add(1, 2) == light.add(2, 1)',
        '',
      ].join('\n'),
    },
    ...alone.map((name) => pythonComponent({ root: name, name })),
    nitrogen,
    {
      'nitrogen/maturity.yaml': nitrogen['nitrogen/maturity.yaml']!.replace(
        'component: nitrogen',
        'component: nitrogen oxide',
      ),
    },
    ...pair,
  ) as Record<string, string>;
}
