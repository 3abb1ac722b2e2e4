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
    expect(plan(planned('x', '.'), planned('x', 'b'))).toEqual([['.'], ['b']]);
    expect(plan(planned('x', 'a'), planned('x', 'ab'))).toEqual([['a', 'ab']]);
  });

  it('keeps command lines short', () => {
    const long = (letter: string) => planned('x', letter.repeat(10_000));
    expect(planGroups([long('a'), long('b'), long('c')]).map((group) => group.length)).toEqual([2, 1]);
  });
});
