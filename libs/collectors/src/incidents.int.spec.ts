import { collect, collectWith } from './collect.js';
import { stubCollector } from './run/stub-collector.spec.run.js';
import { makeWorkspace, removeWorkspaces } from './workspace.spec.run.js';

afterEach(removeWorkspaces);

/** Named after what happened in a repository whose scripts took every crash for a zero. */
describe('incidents', () => {
  const files = { 'a/src/a.py': 'import os\n' };

  it('tool-crash: a linter that ends with 2 and prints nothing has found nothing out', async () => {
    const workspace = makeWorkspace({ ...files, 'a/ruff.toml': 'this is no TOML' });
    const [collected] = await collect([workspace.request('ruff', 'a')], workspace.options);
    expect(collected?.evidence).toMatchObject({
      status: 'unavailable',
      reason: { code: 'config-unreadable', exitCode: 2 },
    });
    expect(collected?.evidence).not.toHaveProperty('metrics');
    expect(workspace.evidence('a', 'ruff')).toEqual(collected?.evidence);
  });

  it('tool-crash: a number in the evidence of an earlier run does not outlive the crash', async () => {
    const workspace = makeWorkspace(files);
    const measure = (script: string) =>
      collectWith(() => stubCollector({ script }), [workspace.request('stub', 'a')], workspace.options);
    await measure(`fs.writeFileSync(report, '{"a/src": 0}')`);
    expect(workspace.evidence('a', 'stub')).toMatchObject({ metrics: { 'stub.count': { value: 0 } } });
    await measure('process.exit(2)');
    expect(workspace.evidence('a', 'stub')).toMatchObject({
      status: 'unavailable',
      reason: { code: 'unexpected-exit-code' },
    });
    expect(workspace.evidence('a', 'stub')).not.toHaveProperty('metrics');
  });
});
