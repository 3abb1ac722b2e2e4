import { succeeded } from './testing/succeeded.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

/** The limits of the specification: one component in 30 seconds, all in 5 minutes, validation in 2. */
describe('the example components of this repository', () => {
  let w: Workspace;
  beforeAll(() => {
    w = makeWorkspace({ copies: { 'examples/tta': 'examples/tta' } });
  });
  afterAll(() => {
    w.remove();
  });
  const seconds = async (args: readonly string[]): Promise<number> => {
    const started = performance.now();
    succeeded(await w.nx(args));
    return (performance.now() - started) / 1000;
  };

  it('have reports that are true, each made in time', async () => {
    expect(await seconds(['run', 'carbon:maturity:validate'])).toBeLessThan(30);
    expect(await seconds(['run-many', '-t', 'maturity:validate'])).toBeLessThan(120);
    expect(w.git('status', '--porcelain')).toBe('');
  });
});
