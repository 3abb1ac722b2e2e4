import type { JunitCase } from '../formats/read-junit.js';
import { markFlaky } from './mark-flaky.js';

const one = (name: string, outcome: JunitCase['outcome']): JunitCase => ({
  className: 'test_a',
  name,
  outcome,
  message: 'why',
});
const mark = (cases: readonly JunitCase[], flaky: readonly string[], failing: readonly string[] = []) => {
  const ids = (names: readonly string[]) => names.map((name) => `test_a.py::${name}`);
  const marked = markFlaky(cases, { flaky: ids(flaky), failing: ids(failing) });
  return [...marked.cases.map(({ name, outcome }) => `${name} ${outcome}`), marked.isWhole];
};

describe('markFlaky', () => {
  it('marks the failed tests that passed later, and nothing else', () => {
    const cases = [one('a', 'passed'), one('b', 'failed'), one('c', 'error'), one('d', 'failed')];
    expect(mark(cases, ['b', 'c'], ['d'])).toEqual(['a passed', 'b flaky', 'c flaky', 'd failed', true]);
    expect(mark(cases, [])).toEqual(['a passed', 'b failed', 'c error', 'd failed', true]);
    expect(markFlaky([one('b', 'failed')], { flaky: ['test_a.py::b'], failing: [] }).cases).toEqual([
      { className: 'test_a', name: 'b', outcome: 'flaky', message: 'why' },
    ]);
  });

  it('marks both elements of a test that failed twice', () => {
    const cases = [one('a', 'failed'), one('a', 'error')];
    expect(mark(cases, ['a'])).toEqual(['a flaky', 'a flaky', true]);
  });

  it('never marks what passed or was skipped', () => {
    const cases = [one('a', 'passed'), one('b', 'skipped'), one('c', 'xfailed')];
    expect(mark(cases, ['a', 'b', 'c'])).toEqual(['a passed', 'b skipped', 'c xfailed', false]);
  });

  it('marks none of a name that one of them still bears that fails', () => {
    expect(mark([one('a', 'failed'), one('a', 'failed')], ['a'], ['a'])).toEqual([
      'a failed',
      'a failed',
      false,
    ]);
  });

  it('says when a flaky test is not in the report', () => {
    expect(mark([one('a', 'failed')], ['a', 'b'])).toEqual(['a flaky', false]);
  });
});
