import type { JunitCase } from '../formats/read-junit.js';
import { withoutRetries } from './without-retries.js';

const cases = (...names: string[]): JunitCase[] =>
  names.map((text) => {
    const [name = '', outcome = 'passed'] = text.split(' ');
    return { className: 'tests.t', name, outcome: outcome as JunitCase['outcome'], message: '' };
  });
const left = (all: readonly JunitCase[], retaken: Record<string, number>) =>
  withoutRetries(all, retaken).map(({ name, outcome }) => `${name} ${outcome}`);

describe('withoutRetries', () => {
  it('keeps the last try of each test, where every try is an element', () => {
    const all = cases('a', 'a failed', 'b', 'c', 'c', 'c');
    expect(left(all, { 'tests/t.py::a': 1, 'tests/t.py::c': 2 })).toEqual([
      'a failed',
      'b passed',
      'c passed',
    ]);
  });

  it('keeps both elements of a last try that failed twice', () => {
    expect(left(cases('a', 'a failed', 'a error'), { 'tests/t.py::a': 1 })).toEqual(['a failed', 'a error']);
  });
});
