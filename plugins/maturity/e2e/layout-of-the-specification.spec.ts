import { succeeded } from './testing/succeeded.js';
import { makeWorkspace, type NxOutcome, type Workspace } from './testing/workspace.js';

const record = (name: string, sources: string, tests: string): string => `component: ${name}
group: core-infrastructure
owner: '@tta/platform'
sources: ${sources}
tests: { unit: ${tests} }
stage: { name: development, since: 2026-01-12 }
`;
const source = (name: string): string =>
  `"""${name}."""\n\n\ndef ${name}_of(value: int) -> int:\n    if value > 0:\n        return value\n    return -value\n`;

/**
 * One Python project at the workspace's root: records in `src/components/<name>/`, sources beside them as single files,
 * all tests in `tests/`, one file of them about two components; and a record at the root itself.
 */
describe('the layout of the specification', () => {
  let w: Workspace;
  let first: NxOutcome;
  let again: NxOutcome;
  let validated: NxOutcome;

  beforeAll(async () => {
    w = makeWorkspace({
      files: {
        'pytest.ini': '[pytest]\npythonpath = src\n',
        '.coveragerc': '[run]\nbranch = true\n',
        'pyrightconfig.json': '{ "extraPaths": ["src"] }',
        'src/components/__init__.py': '',
        'src/components/carbon/maturity.yaml': record(
          'carbon',
          '[/src/components/carbon_component.py]',
          "['/tests/test_carbon*.py', /tests/test_shared.py]",
        ),
        'src/components/carbon_component.py': source('carbon'),
        'src/components/neo4j/maturity.yaml': record(
          'neo4j',
          '[../neo4j_component.py]',
          '[/tests/test_shared.py]',
        ),
        'src/components/neo4j_component.py': source('neo4j'),
        'maturity.yaml': record('workspace', '[src/application.py]', '[tests/test_application.py]'),
        'src/application.py':
          'from components.carbon_component import carbon_of\n\n\ndef total() -> int:\n    return carbon_of(1)\n',
        'tests/test_carbon_more.py':
          'from components.carbon_component import carbon_of\n\n\ndef test_carbon() -> None:\n    assert carbon_of(-1) == 1\n',
        'tests/test_shared.py':
          'from components.carbon_component import carbon_of\nfrom components.neo4j_component import neo4j_of\n\n\ndef test_both() -> None:\n    assert carbon_of(1) == neo4j_of(1)\n',
        'tests/test_application.py':
          'from application import total\n\n\ndef test_total() -> None:\n    assert total() == 1\n',
      },
    });
    first = await w.nx(['run-many', '-t', 'maturity']);
    w.commit();
    validated = await w.nx(['run-many', '-t', 'maturity:validate']);
    w.edit('src/components/neo4j_component.py', 'return -value', 'return 0 - value');
    again = await w.nx(['run-many', '-t', 'maturity']);
    w.git('checkout', '--', '.');
  }, 240_000);
  afterAll(() => {
    w.remove();
  });

  it('is measured by every tool, each component for its own file', () => {
    succeeded(first);
    const pytest = (
      name: string,
    ): { metrics: Record<string, { covered: number; total: number; value: number }> } =>
      JSON.parse(w.read(`.maturity/${name}/pytest.json`)) as never;
    expect(pytest('carbon').metrics).toMatchObject({
      'tests.unit.passed': { value: 2 },
      'coverage.unit.lines': { covered: 4, total: 4 },
      'coverage.unit.branches': { covered: 2, total: 2 },
    });
    expect(pytest('neo4j').metrics).toMatchObject({
      'tests.unit.passed': { value: 1 },
      'coverage.unit.lines': { covered: 3, total: 4 },
      'coverage.unit.branches': { covered: 1, total: 2 },
    });
    expect(pytest('workspace').metrics).toMatchObject({ 'coverage.unit.lines': { covered: 3, total: 3 } });
    for (const name of ['carbon', 'neo4j', 'workspace']) {
      for (const tool of ['ruff', 'pyright', 'bandit']) {
        expect(JSON.parse(w.read(`.maturity/${name}/${tool}.json`))).toMatchObject({
          status: 'ok',
          component: name,
        });
      }
    }
  });

  it('keeps a MATURITY.md beside each record, and validates', () => {
    expect(w.read('src/components/carbon/MATURITY.md')).toContain('4/4 (100.00%)');
    expect(w.read('src/components/neo4j/MATURITY.md')).toContain('3/4 (75.00%)');
    expect(w.read('MATURITY.md')).toContain('3/3 (100.00%)');
    succeeded(validated);
  });

  it('measures again only what a changed file is a source of', () => {
    expect(again.tasks).toMatchObject({
      'neo4j:maturity:lint': 'done',
      'neo4j:maturity:test': 'done',
      'carbon:maturity:lint': 'cached',
      'workspace:maturity:lint': 'cached',
    });
  });

  it.each([
    { file: 'src/components/carbon_component.py', selects: ['carbon', 'workspace'] },
    { file: 'tests/test_carbon_more.py', selects: ['carbon'] },
    { file: 'tests/test_shared.py', selects: ['carbon', 'neo4j'] },
    { file: 'src/components/neo4j/maturity.yaml', selects: ['neo4j'] },
    { file: 'src/application.py', selects: ['workspace'] },
    { file: 'pyrightconfig.json', selects: ['carbon', 'neo4j', 'workspace'] },
    { file: '.coveragerc', selects: ['carbon', 'neo4j', 'workspace'] },
  ])('affected selects by $file', async ({ file, selects }) => {
    w.write(file, `${w.read(file)}\n`);
    const { tasks } = await w.nx(['affected', '-t', 'maturity:lint', '--base=HEAD']);
    w.git('checkout', '--', '.');
    const selected = Object.keys(tasks).map((task) => task.split(':')[0]);
    expect(selected).toEqual(expect.arrayContaining(selects));
  });
});
