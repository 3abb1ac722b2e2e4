import { askedTargets } from './asked-targets.js';

describe('askedTargets', () => {
  it.each([
    [
      ['run-many', '-t', 'maturity', 'maturity:validate', '--verbose'],
      ['maturity', 'maturity:validate'],
    ],
    [
      ['affected', '--targets=build,maturity', '-p', 'carbon'],
      ['build', 'maturity'],
    ],
    [['run-many', '--target', 'maturity'], ['maturity']],
    [['run', 'carbon:maturity:lint'], ['maturity:lint']],
    [['carbon:maturity'], ['maturity']],
    [['graph'], []],
  ])('%j', (words, targets) => {
    expect(askedTargets(['node', 'nx', ...words])).toEqual(targets);
  });
});
