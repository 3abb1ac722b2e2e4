import type { MeasuredScope } from '../contract/collector.js';
import { planGroups } from './plan-groups.js';

const planned = (group: string, ...sources: string[]) => ({
  group,
  scope: { sources } as unknown as MeasuredScope,
});
const plan = (...all: ReturnType<typeof planned>[]) =>
  planGroups(all).map((group) => group.flatMap(({ scope }) => scope.sources));

describe('planGroups', () => {
  it('puts components of one group together, in their order', () => {
    expect(plan(planned('x', 'a'), planned('y', 'b'), planned('x', 'c'))).toEqual([['a', 'c'], ['b']]);
  });

  it('gives the empty group a process for each', () => {
    expect(plan(planned('', 'a'), planned('', 'b'))).toEqual([['a'], ['b']]);
  });

  it('keeps components apart that overlap, in either order', () => {
    expect(plan(planned('x', 'a/b'), planned('x', 'a'), planned('x', 'c'))).toEqual([['a/b', 'c'], ['a']]);
    expect(plan(planned('x', 'a'), planned('x', 'a/b'))).toEqual([['a'], ['a/b']]);
    expect(plan(planned('x', 'a/b'), planned('x', 'c'), planned('x', 'a'))).toEqual([['a/b', 'c'], ['a']]);
    expect(plan(planned('x', '.'), planned('x', 'b'))).toEqual([['.'], ['b']]);
    expect(plan(planned('x', 'a'), planned('x', 'ab'))).toEqual([['a', 'ab']]);
  });

  it('fills command lines to their limit, and counts every blank', () => {
    const letters = (count: number, letter = 'a') => letter.repeat(count);
    const sizes = (...all: ReturnType<typeof planned>[]) => planGroups(all).map((group) => group.length);
    expect(sizes(planned('x', letters(11_999)), planned('x', letters(11_999, 'b')))).toEqual([2]);
    expect(sizes(planned('x', letters(12_000)), planned('x', letters(11_999, 'b')))).toEqual([1, 1]);
    const two = planned('x', letters(5999), letters(6000, 'c'));
    expect(sizes(two, planned('x', letters(11_999, 'b')))).toEqual([1, 1]);
  });

  it('puts a component where there is room for it', () => {
    const [long, other] = [planned('x', 'a'.repeat(20_000)), planned('x', 'b'.repeat(20_000))];
    const all = [long, other, planned('x', 'c'), planned('x', 'd')];
    expect(planGroups(all).map((group) => group.length)).toEqual([3, 1]);
  });

  it('looks at all sources of a component for what overlaps', () => {
    expect(plan(planned('x', 'a', 'b'), planned('x', 'c', 'b/d'))).toEqual([
      ['a', 'b'],
      ['c', 'b/d'],
    ]);
    expect(plan(planned('x', 'a', 'b/d'), planned('x', 'c', 'b'))).toEqual([
      ['a', 'b/d'],
      ['c', 'b'],
    ]);
  });

  it('keeps command lines short', () => {
    const long = (letter: string) => planned('x', letter.repeat(10_000));
    expect(planGroups([long('a'), long('b'), long('c')]).map((group) => group.length)).toEqual([2, 1]);
  });
});
