import type { ComponentScope } from '@tta/maturity-collectors';
import { shardUnits } from './shard-units.js';

const component = (name: string, unit: string[], integration: string[] = []) => {
  const scope: ComponentScope = {
    name,
    root: name,
    sources: [name],
    tests: { unit, integration },
    passEnv: [],
    timeLimits: {},
  };
  return { scope, weight: 2 };
};

describe('shardUnits', () => {
  it('keeps components together whose tests run once for all of them', () => {
    const components = [
      component('a', ['tests/one']),
      component('b', ['tests/two']),
      component('c', ['tests/one']),
      component('d', []),
      component('e', []),
    ];
    expect(shardUnits(components, () => false)).toEqual([
      { names: ['a', 'c'], weight: 4 },
      { names: ['b'], weight: 2 },
      { names: ['d'], weight: 2 },
      { names: ['e'], weight: 2 },
    ]);
  });

  it('also those that share tests with the same third one', () => {
    const components = [
      component('a', ['tests/one']),
      component('b', [], ['tests/two']),
      component('c', ['tests/one'], ['tests/two']),
    ];
    expect(shardUnits(components, () => false)).toEqual([{ names: ['a', 'b', 'c'], weight: 6 }]);
  });
});
