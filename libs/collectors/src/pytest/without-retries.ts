import type { JunitCase } from '../formats/read-junit.js';
import { junitName } from './junit-name.js';

/**
 * The cases of a report without the tries that a plug-in of the user (pytest-rerunfailures) took back: since its version
 * 16.6 each try is an element of its own, that looks as if it had passed; before, the tries of a test were one element. The
 * last elements of a test are those of its last try.
 *
 * @param reruns how often tests were run again, by node id
 */
export function withoutRetries(
  cases: readonly JunitCase[],
  reruns: Readonly<Record<string, number>>,
): JunitCase[] {
  const left = new Map<string, number>();
  for (const [test, count] of Object.entries(reruns)) {
    const name = junitName(test);
    left.set(name, (left.get(name) ?? 0) + count);
  }
  const nameOf = ({ className, name }: JunitCase): string => `${className}::${name}`;
  for (const name of left.keys()) {
    const elements = cases.filter((one) => nameOf(one) === name).length;
    const tests = Object.keys(reruns).filter((test) => junitName(test) === name).length;
    // Fewer elements than tries: the older form, in which the tries are one.
    if (elements < (left.get(name) ?? 0) + tests) left.delete(name);
  }
  return cases.filter((one) => {
    const name = nameOf(one);
    const tries = left.get(name);
    if (tries === undefined || tries === 0) return true;
    left.set(name, tries - 1);
    return false;
  });
}
