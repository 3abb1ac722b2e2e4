import type { JunitCase } from '../formats/read-junit.js';
import { junitName } from './junit-name.js';

/**
 * The cases of a report without earlier tries of tests that a plug-in of the user (pytest-rerunfailures, flaky) ran again:
 * most look as if they had passed. They stand before the last try.
 *
 * @param retaken how many elements of earlier tries there are, by node id
 */
export function withoutRetries(
  cases: readonly JunitCase[],
  retaken: Readonly<Record<string, number>>,
): JunitCase[] {
  const left = new Map<string, number>();
  for (const [test, count] of Object.entries(retaken)) {
    const name = junitName(test);
    left.set(name, (left.get(name) ?? 0) + count);
  }
  return cases.filter(({ className, name: test }) => {
    const name = `${className}::${test}`;
    const tries = left.get(name);
    if (tries === undefined || tries === 0) return true;
    left.set(name, tries - 1);
    return false;
  });
}
