import fc from 'fast-check';
import { partition, type ShardUnit } from './partition.js';

const unitsOf = (weights: readonly number[]): ShardUnit[] =>
  weights.map((weight, index) => ({ names: [`component-${String(index)}`], weight }));
const weights = fc.array(fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 100_000 })), { maxLength: 40 });
const shards = fc.integer({ min: 1, max: 12 });
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

describe('partition', () => {
  it('divides the longest first', () => {
    expect(partition(unitsOf([1, 5, 4, 3, 2]), 2)).toEqual([
      ['component-0', 'component-1', 'component-4'],
      ['component-2', 'component-3'],
    ]);
  });

  it('keeps together what belongs together', () => {
    const units = [
      { names: ['c', 'a'], weight: 2 },
      { names: ['b'], weight: 3 },
    ];
    expect(partition(units, 2)).toEqual([['b'], ['a', 'c']]);
  });

  it('puts every component into exactly one shard', () => {
    fc.assert(
      fc.property(weights, shards, (given, of) => {
        const units = unitsOf(given);
        const divided = partition(units, of);
        expect(divided).toHaveLength(of);
        expect(divided.flat().sort()).toEqual(units.flatMap(({ names }) => names).sort());
      }),
    );
  });

  it('leaves no shard empty while there are enough components, also where none takes any time', () => {
    expect(partition(unitsOf([0, 0, 0]), 3).map(({ length }) => length)).toEqual([1, 1, 1]);
    fc.assert(
      fc.property(weights, shards, (given, of) => {
        fc.pre(given.length >= of);
        expect(partition(unitsOf(given), of).filter(({ length }) => length === 0)).toEqual([]);
      }),
    );
  });

  it('gives no machine more than the mean and the longest together', () => {
    fc.assert(
      fc.property(weights, shards, (given, of) => {
        const units = unitsOf(given);
        const weightOf = new Map(units.map(({ names, weight }) => [names[0], weight]));
        const loads = partition(units, of).map((names) => sum(names.map((name) => weightOf.get(name)!)));
        expect(Math.max(...loads)).toBeLessThanOrEqual(sum(given) / of + Math.max(0, ...given));
      }),
    );
  });

  it('does not depend on the order in which the components come', () => {
    const shuffled = weights.chain((given) => {
      const units = unitsOf(given);
      return fc.tuple(
        fc.constant(units),
        fc.shuffledSubarray(units, { minLength: units.length, maxLength: units.length }),
      );
    });
    fc.assert(
      fc.property(shuffled, shards, ([units, others], of) => {
        expect(partition(others, of)).toEqual(partition(units, of));
      }),
    );
  });
});
