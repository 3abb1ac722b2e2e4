import { readPluginOptions } from '../options/plugin-options.js';
import { plainOutput } from './plain-output.js';

const variables = (words: readonly string[], nxJson = {}) =>
  Object.keys(
    plainOutput(['node', 'nx', ...words], readPluginOptions({ validate: { targetName: 'check' } }), nxJson),
  );

describe('plainOutput', () => {
  it.each([[['run-many', '-t', 'maturity', 'check']], [['run', 'carbon:maturity']]])(
    '%j: line by line',
    (words) => {
      expect(variables(words)).toEqual(['NX_TUI', 'NX_TASKS_RUNNER_DYNAMIC_OUTPUT']);
    },
  );

  it.each([
    [['run-many', '-t', 'maturity', 'build']],
    [['run-many', '-t', 'maturity', '--tui']],
    [['run-many', '-t', 'maturity', '--output-style=dynamic-legacy']],
    [['run-many', '-t', 'maturity', '--outputStyle', 'tui']],
    [['graph']],
  ])('%j: as it is', (words) => {
    expect(variables(words)).toEqual([]);
  });

  it('leaves alone what nx.json decides', () => {
    expect(variables(['run', 'carbon:maturity'], { tui: { enabled: true } })).toEqual([]);
  });
});
