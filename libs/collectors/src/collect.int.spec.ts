import { collect } from './collect.js';
import { makeWorkspace, removeWorkspaces } from './workspace.spec.run.js';

afterEach(removeWorkspaces);

describe('collect', () => {
  it('measures a component with ruff', async () => {
    const workspace = makeWorkspace({
      'pyproject.toml': '[tool.ruff.lint]\nselect = ["F"]\n',
      'carbon/src/a.py': 'import os\nimport re  # noqa: F401\n',
      'carbon/src/b.py': 'x = 1\n',
    });
    const [collected] = await collect([workspace.request('ruff', 'carbon')], workspace.options);
    expect(collected?.evidence).toMatchObject({
      status: 'ok',
      tool: { name: 'ruff', version: '0.16.10' },
      command: ['ruff', 'check', '--no-fix', 'carbon/src'],
      directory: '.',
      scope: { files: ['carbon/src/a.py', 'carbon/src/b.py'], excluded: [], missing: [] },
      metrics: {
        'lint.errors': { unit: 'count', value: 1 },
        'suppressions.lint': { unit: 'count', value: 1 },
      },
      findings: [
        {
          rule: 'F401',
          severity: 'error',
          file: 'carbon/src/a.py',
          line: 1,
          message: '`os` imported but unused',
        },
      ],
    });
    expect(workspace.evidence('carbon', 'ruff')).toEqual(collected?.evidence);
  });
});
