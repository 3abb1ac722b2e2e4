import { pythonComponent } from './testing/python-component.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

/** Plain recipes measure 0 lines with exit status 0, or fail, when a configuration distributes tests or asks for coverage. */
describe('a configuration that distributes tests and asks for coverage', () => {
  let w: Workspace;
  const options = [
    { name: 'plain', addopts: '' },
    { name: 'distributed', addopts: '-n 2' },
    { name: 'covered', addopts: '--cov --cov-fail-under=100' },
    { name: 'both', addopts: '-n 2 --cov --cov-fail-under=100' },
  ];
  const source = 'def add(a: int, b: int) -> int:\n    if a > 0:\n        return a + b\n    return b + a\n';
  beforeAll(async () => {
    const components = options.map(({ name, addopts }) => ({
      ...pythonComponent({ root: name, name, source }),
      [`${name}/pyproject.toml`]: `[tool.pytest.ini_options]\npythonpath = ["src"]\naddopts = "${addopts}"\n`,
    }));
    w = makeWorkspace({
      plugin: { lint: false, typecheck: false, security: false },
      files: Object.assign({}, ...components) as Record<string, string>,
    });
    const { exitCode, output } = await w.nx(['run-many', '-t', 'maturity']);
    if (exitCode !== 0) throw new Error(output);
  });
  afterAll(() => {
    w.remove();
  });

  it.each(options)('is measured as without it: $addopts', ({ name }) => {
    expect(JSON.parse(w.read(`.maturity/${name}/pytest.json`))).toMatchObject({
      status: 'ok',
      metrics: { 'tests.unit.passed': { value: 1 }, 'coverage.unit.lines': { covered: 3, total: 4 } },
    });
    expect(w.read(`${name}/MATURITY.md`)).toContain('3/4 (75.00%)');
  });
});
