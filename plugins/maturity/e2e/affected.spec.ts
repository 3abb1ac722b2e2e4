import { pythonComponent } from './testing/python-component.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

describe('nx affected', () => {
  let w: Workspace;
  beforeAll(async () => {
    w = makeWorkspace({
      plugin: { test: false, typecheck: false, security: false },
      files: {
        ...pythonComponent({ root: 'carbon', name: 'carbon' }),
        ...pythonComponent({ root: 'water', name: 'water' }),
        'maturity.policy.yaml': "apiVersion: maturity/v1\npolicyVersion: '1'\nextends: builtin\n",
      },
    });
    await w.nx(['run-many', '-t', 'maturity']);
    w.commit();
  });
  afterAll(() => {
    w.remove();
  });

  const edits = [
    {
      what: 'a policy edit',
      file: 'maturity.policy.yaml',
      from: "'1'",
      to: "'2'",
      validates: ['carbon', 'water'],
    },
    {
      what: 'a record edit',
      file: 'carbon/maturity.yaml',
      from: 'The carbon',
      to: 'Carbon',
      validates: ['carbon'],
    },
    {
      what: 'an edit of MATURITY.md',
      file: 'carbon/MATURITY.md',
      from: 'TODO',
      to: 'Done',
      validates: ['carbon'],
    },
    {
      what: 'a source edit',
      file: 'carbon/src/carbon.py',
      from: 'a + b',
      to: 'b + a',
      validates: ['carbon'],
    },
  ];

  describe.each([
    { mode: 'by projects', env: {} },
    { mode: 'by tasks', env: { NX_LEGACY_AFFECTED: 'false' } },
  ])('$mode', ({ env }) => {
    it.each(edits)('selects maturity:validate for $what', async ({ file, from, to, validates }) => {
      w.edit(file, from, to);
      const { tasks, output } = await w.nx(['affected', '-t', 'maturity:validate', '--base=HEAD'], { env });
      w.git('checkout', '--', '.');
      const selected = Object.keys(tasks).filter((task) => task.endsWith(':maturity:validate'));
      expect({ selected: selected.sort(), output }).toEqual({
        selected: validates.map((name) => `${name}:maturity:validate`),
        output,
      });
    });
  });

  it.each([
    { what: 'README', file: 'carbon/README.md', from: 'Import it.', to: 'Do import it.' },
    { what: 'record', file: 'carbon/maturity.yaml', from: '@tta/platform', to: '@tta/others' },
  ])('runs no tool again for a $what, but judges again', async ({ file, from, to }) => {
    w.edit(file, from, to);
    const { tasks } = await w.nx(['affected', '-t', 'maturity', '--base=HEAD']);
    w.git('checkout', '--', '.');
    expect(tasks).toEqual({ 'carbon:maturity:lint': 'cached', 'carbon:maturity': 'done' });
  });
});
