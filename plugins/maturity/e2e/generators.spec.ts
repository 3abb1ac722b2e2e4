import { pythonComponent } from './testing/python-component.js';
import { snapshot } from './testing/snapshot.js';
import { succeeded } from './testing/succeeded.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

describe('the generators', () => {
  let w: Workspace;
  beforeEach(() => {
    w = makeWorkspace({ nxJson: { plugins: [], namedInputs: {} } });
  });
  afterEach(() => {
    w.remove();
  });

  it('init registers the plugin, and changes nothing the second time', async () => {
    const first = await w.nx(['g', '@tta/maturity:init']);
    succeeded(first);
    expect(JSON.parse(w.read('nx.json'))).toMatchObject({
      namedInputs: { maturitySources: ['default'] },
      sync: { globalGenerators: ['@tta/maturity:sync'] },
      plugins: [{ plugin: '@tta/maturity', options: { python: { environment: 'maturity-python:install' } } }],
    });
    expect(w.read('maturity.policy.yaml')).toContain('extends: builtin');
    // What was there in another form counts: '.venv' as well as '.venv/'.
    expect(w.read('.gitignore').match(/^\.maturity/gm)).toHaveLength(1);
    const before = snapshot(w.root);
    const { exitCode } = await w.nx(['g', '@tta/maturity:init']);
    expect(exitCode).toBe(0);
    expect(snapshot(w.root)).toEqual(before);
  });

  it('component makes a component that is measured and valid', async () => {
    await w.nx(['g', '@tta/maturity:init', '--python=false']);
    const made = await w.nx([
      'g',
      '@tta/maturity:component',
      'hello',
      '--group=core-infrastructure',
      '--owner=@acme/platform',
    ]);
    succeeded(made);
    expect(w.read('components/hello/MATURITY.md')).toContain('# Hello');
    expect(await w.nx(['run', 'hello:maturity'])).toMatchObject({ exitCode: 0 });
    expect(await w.nx(['run', 'hello:maturity:validate'])).toMatchObject({ exitCode: 0 });
    for (const criterion of [
      'Unit tests cover the component',
      'All unit tests pass',
      'The linter finds nothing',
    ]) {
      expect(w.read('components/hello/MATURITY.md')).toContain(`- [x] ✅ ${criterion}`);
    }
  });

  it('component refuses a group that the policy does not have, and a place that is taken', async () => {
    for (const [file, text] of Object.entries(pythonComponent({ root: 'components/hello', name: 'hello' })))
      w.write(file, text);
    const before = snapshot(w.root);
    const group = await w.nx(['g', '@tta/maturity:component', 'new', '--group=core-infrastrukture']);
    expect(group.exitCode).not.toBe(0);
    expect(group.output).toContain("Did you mean 'core-infrastructure'?");
    const taken = await w.nx(['g', '@tta/maturity:component', 'hello', '--group=core-infrastructure']);
    expect(taken.exitCode).not.toBe(0);
    expect(taken.output).toContain('exists already');
    expect(snapshot(w.root)).toEqual(before);
  });
});
