import { pythonComponent } from './testing/python-component.js';
import { snapshot } from './testing/snapshot.js';
import { succeeded } from './testing/succeeded.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

const imports = 'from shared.helpers import three\n';
const onPath = 'import pathlib\nimport sys\n\nsys.path.insert(0, str(pathlib.Path(__file__).parents[2]))\n';
const asserts = 'def test_add() -> None:\n    assert add(1, 2) == three()\n';

describe('nx sync', () => {
  let w: Workspace;
  beforeAll(() => {
    w = makeWorkspace({
      nxJson: { sync: { globalGenerators: ['@tta/maturity:sync'] } },
      plugin: { lint: false, typecheck: false, security: false },
      files: {
        ...pythonComponent({
          root: 'carbon',
          name: 'carbon',
          record: 'reads: # by hand and by nx sync\n  - ../data.csv # a table\n',
          test: `from carbon import add\n${imports}\n\n${asserts}`,
        }),
        ...pythonComponent({ root: 'water', name: 'water' }),
        // It may import what a project once had: how much of that a clone knows is no reason for its records to differ.
        'water/tests/unit/test_gone.py': 'import pytest\n\npytest.importorskip("gone")\nimport gone\n',
        'gen/project.json': '{ "name": "gen" }',
        'gen/gen.py': 'import shared.numbers\n',
        'gen/gone.py': '',
        'broken/maturity.yaml': 'component: [broken\n',
        'data.csv': '1\n',
        // Outside every project; one needs the other.
        'shared/helpers.py': 'from shared.numbers import THREE\n\n\ndef three() -> int:\n    return THREE\n',
        'shared/numbers.py': 'THREE = 3\n',
        'carbon/tests/conftest.py': onPath,
        // Here a source needs them, and so does who imports it.
        ...pythonComponent({
          root: 'air',
          name: 'air',
          source: `${imports}\n\ndef add(a, b):\n    return three()\n`,
        }),
        'air/tests/conftest.py': onPath,
        ...pythonComponent({ root: 'wind', name: 'wind', source: 'from air import add as add\n' }),
        'wind/pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["src", "../air/src", ".."]\n',
      },
    });
    w.drop('gen/gone.py');
    w.commit();
  });
  afterAll(() => {
    w.remove();
  });

  it('names the component and the files, writes them, and has nothing more to do', async () => {
    const check = await w.nx(['sync:check']);
    expect(check).toMatchObject({ exitCode: 1 });
    for (const name of ['air', 'carbon']) {
      expect(check.output).toContain(
        `${name} (${name}/maturity.yaml): + /shared/helpers.py, + /shared/numbers.py`,
      );
    }
    expect(check.output).not.toMatch(/water|wind/);

    const record = w.read('carbon/maturity.yaml');
    succeeded(await w.nx(['sync']));
    const lines = '  - /shared/helpers.py # imported\n  - /shared/numbers.py # imported\n';
    expect(w.read('carbon/maturity.yaml')).toBe(`${record}${lines}`);

    const before = snapshot(w.root);
    succeeded(await w.nx(['sync:check']));
    succeeded(await w.nx(['sync']));
    expect(snapshot(w.root)).toEqual(before);
    w.commit();
  });

  it.each([
    { mode: 'by projects', env: {} },
    { mode: 'by tasks', env: { NX_LEGACY_AFFECTED: 'false' } },
  ])('makes nx affected select who depends on such a file, and nobody else, $mode', async ({ env }) => {
    w.edit('shared/numbers.py', '3', '1 + 2');
    const { tasks } = await w.nx(['affected', '-t', 'maturity', '--base=HEAD'], { env });
    w.git('checkout', '--', '.');
    const selected = ['air', 'carbon', 'wind'].flatMap((name) => [
      `${name}:maturity`,
      `${name}:maturity:test`,
    ]);
    expect(Object.keys(tasks).sort()).toEqual(selected);
  });

  it('leaves nothing that the audit of a test run would miss', async () => {
    succeeded(await w.nx(['run-many', '-t', 'maturity', '-p', 'carbon,wind']));
    succeeded(await w.nx(['run-many', '-t', 'maturity:validate', '-p', 'carbon,wind']));
    for (const name of ['carbon', 'wind']) {
      const { files } = JSON.parse(w.read(`.maturity/${name}/pytest.trace.json`)) as { files: object };
      expect(Object.keys(files)).toEqual(expect.arrayContaining(['shared/helpers.py', 'shared/numbers.py']));
    }
  });

  it('takes away what it had added when no import needs it any more, and nothing else', async () => {
    w.edit('carbon/tests/unit/test_carbon.py', imports, 'three = lambda: 3\n');
    succeeded(await w.nx(['sync']));
    const record = w.read('carbon/maturity.yaml');
    expect(record).toContain('reads: # by hand and by nx sync\n  - ../data.csv # a table\n');
    expect(record).not.toContain('shared');
    w.git('checkout', '--', '.');
  });

  it('lets no task run before it, where targets ask for that', async () => {
    const nxJson = w.read('nx.json');
    const targetDefaults = { 'maturity:test': { syncGenerators: ['@tta/maturity:sync'] } };
    w.write('nx.json', JSON.stringify({ ...(JSON.parse(nxJson) as object), targetDefaults }));
    w.edit('carbon/tests/unit/test_carbon.py', imports, 'three = lambda: 3\n');
    const { exitCode, output, tasks } = await w.nx(['run', 'water:maturity']);
    expect({ exitCode, tasks }).toEqual({ exitCode: 1, tasks: {} });
    expect(output).toContain('carbon (carbon/maturity.yaml): - /shared/helpers.py');
    w.git('checkout', '--', '.');
  });

  it('fails on a record into which it cannot write, and says what is to be written', async () => {
    w.edit('water/tests/unit/test_water.py', 'from water', `${imports}from water`);
    w.edit('water/maturity.yaml', 'sources: [src]', 'sources: &own [src]\nreads: *own');
    const { exitCode, output } = await w.nx(['sync']);
    expect({ exitCode, output }).toEqual({ exitCode: 1, output });
    expect(output).toContain('Write this by hand');
    expect(output).toContain('water (water/maturity.yaml): + /shared/helpers.py, + /shared/numbers.py');
    w.git('checkout', '--', '.');
  });

  it('adds what a test run opened when it is asked to', async () => {
    w.edit(
      'water/tests/unit/test_water.py',
      'add(1, 2) == 3',
      "add(1, 2) == int(open('../data.csv').read()) + 2",
    );
    succeeded(await w.nx(['run', 'water:maturity']));
    const missed = await w.nx(['run', 'water:maturity:validate']);
    expect(missed).toMatchObject({ exitCode: 1 });
    expect(missed.output).toContain('npx nx g @tta/maturity:sync --evidence');
    // What was measured here is no reason for anybody else's check to fail.
    succeeded(await w.nx(['sync:check']));
    succeeded(await w.nx(['g', '@tta/maturity:sync', '--evidence']));
    expect(w.read('water/maturity.yaml')).toContain('reads:\n  - /data.csv\n');
    succeeded(await w.nx(['run-many', '-t', 'maturity:validate', '-p', 'water']));
    succeeded(await w.nx(['sync:check']));
  });
});
