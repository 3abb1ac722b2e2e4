import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { collect } from '../collect.js';
import { makeWorkspace, removeWorkspaces, type TestWorkspace } from '../workspace.spec.run.js';

afterEach(removeWorkspaces);

const saved = { ...process.env };
afterEach(() => {
  for (const name of Object.keys(process.env))
    if (!(name in saved)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, saved);
});

const component = {
  'carbon/src/carbon.py': 'import os\n\n\ndef f():\n    return 1\n',
  'carbon/tests/test_carbon.py':
    'import os\ndef test_key(): assert os.environ.get("SPEC_API_KEY") is None\ndef test_index(): assert "GIT_INDEX_FILE" not in os.environ\n',
  'carbon/pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["src"]\n',
};

async function evidenceOf(workspace: TestWorkspace, collector: string, passEnv: readonly string[] = []) {
  const request = workspace.request(collector, 'carbon', { passEnv });
  const [collected] = await collect([request], workspace.options);
  return collected?.evidence;
}

describe('what tools see', () => {
  it('are no variables of the shell, of a hook or of an .env file, but those that are passed', async () => {
    Object.assign(process.env, { SPEC_API_KEY: 'x', GIT_INDEX_FILE: 'elsewhere' });
    const workspace = makeWorkspace(component);
    expect(await evidenceOf(workspace, 'pytest')).toMatchObject({
      metrics: { 'tests.unit.passed': { value: 2 } },
    });
    expect(await evidenceOf(workspace, 'pytest', ['SPEC_API_KEY'])).toMatchObject({
      metrics: { 'tests.unit.failed': { value: 1 } },
    });
  });

  it('is no configuration in the home of the user', async () => {
    const workspace = makeWorkspace(component);
    const config = join(workspace.root, '..', `home-${String(process.pid)}`);
    mkdirSync(join(config, '.config/ruff'), { recursive: true });
    writeFileSync(join(config, '.config/ruff/ruff.toml'), '[lint]\nignore = ["F401"]\n');
    Object.assign(process.env, { HOME: config, XDG_CONFIG_HOME: join(config, '.config') });
    expect(await evidenceOf(workspace, 'ruff')).toMatchObject({ metrics: { 'lint.errors': { value: 1 } } });
  });

  it('is no configuration above the workspace', async () => {
    const outer = makeWorkspace({
      'ruff.toml': '[lint]\nignore = ["F401"]\n',
      'pytest.ini': '[pytest]\naddopts = --deselect=tests/test_carbon.py::test_key\n',
      ...Object.fromEntries(Object.entries(component).map(([path, text]) => [`inner/${path}`, text])),
      'inner/carbon/pyproject.toml': '',
    });
    const root = outer.path('inner');
    const request = { ...outer.request('ruff', 'carbon'), component: { ...outer.component('carbon') } };
    const tests = { unit: ['carbon/tests'], integration: [] };
    const requests = ['ruff', 'pytest'].map((collector) => ({
      collector,
      component: { ...request.component, tests },
    }));
    const collected = await collect(requests, { ...outer.options, workspaceRoot: root });
    expect(dirname(root)).toBe(outer.root);
    for (const { evidence } of collected)
      expect(evidence).toMatchObject({
        status: 'unavailable',
        reason: {
          code: 'config-unreadable',
          message: expect.stringContaining('above the workspace') as string,
        },
      });
  });
});
