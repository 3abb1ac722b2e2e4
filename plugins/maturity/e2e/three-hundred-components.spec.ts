import { pythonComponent } from './testing/python-component.js';
import { makeWorkspace, type TaskEnd, type Workspace } from './testing/workspace.js';

describe('three hundred components', () => {
  const count = 300;
  const names = Array.from({ length: count }, (_, index) => `component-${String(index).padStart(3, '0')}`);
  const policy = (version: string): string =>
    `apiVersion: maturity/v1\npolicyVersion: '${version}'\nextends: builtin\n`;
  let w: Workspace;
  beforeAll(async () => {
    const components = names.map((name) => pythonComponent({ root: `components/${name}`, name }));
    w = makeWorkspace({
      plugin: { test: false, typecheck: false, security: false },
      files: Object.assign({ 'maturity.policy.yaml': policy('1') }, ...components) as Record<string, string>,
    });
    // The second run sees the files that the first one made, and leaves all results in the cache.
    for (let run = 0; run < 2; run++) {
      const { exitCode, output } = await w.nx(['run-many', '-t', 'maturity'], { timeLimitMs: 300_000 });
      if (exitCode !== 0) throw new Error(output);
    }
  });
  afterAll(() => {
    w.remove();
  });

  const counts = (tasks: Record<string, TaskEnd>, target: string): Record<string, number> => {
    const ends = Object.entries(tasks).filter(
      ([task]) => task.endsWith(`:${target}`) && task.split(':').length === 1 + target.split(':').length,
    );
    return Object.fromEntries(
      ['cached', 'done', 'failed'].map((end) => [end, ends.filter(([, is]) => is === end).length]),
    );
  };

  it('judges all again when the policy changes, and measures none', async () => {
    w.write('maturity.policy.yaml', policy('2'));
    const { tasks } = await w.nx(['run-many', '-t', 'maturity']);
    expect(counts(tasks, 'maturity:lint')).toEqual({ cached: count, done: 0, failed: 0 });
    expect(counts(tasks, 'maturity')).toEqual({ cached: 0, done: count, failed: 0 });
    w.write('maturity.policy.yaml', policy('1'));
  });

  it('measures only the one that changes', async () => {
    await w.nx(['run-many', '-t', 'maturity']);
    w.edit('components/component-123/src/component_123.py', 'a + b', 'b + a');
    const { tasks } = await w.nx(['run-many', '-t', 'maturity']);
    expect(counts(tasks, 'maturity:lint')).toEqual({ cached: count - 1, done: 1, failed: 0 });
    expect(tasks['component-123:maturity:lint']).toBe('done');
    expect(counts(tasks, 'maturity').done).toBeLessThanOrEqual(1);
  });
});
