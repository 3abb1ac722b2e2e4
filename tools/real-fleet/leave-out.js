import { join } from 'node:path';
import { folders } from './fleet.js';
import { say, step } from './step.js';

/** @import { FleetPackage } from './fleet.js' */

/** More than this part of a suite left out would no longer be a proof on that suite. */
const MOST = 0.03;

/**
 * @returns {Promise<number>} how many cases pytest collects for those paths or node ids
 * @param {string} python
 * @param {string} folder
 * @param {string[]} tests
 */
async function countCases(python, folder, tests) {
  const args = ['-m', 'pytest', '--collect-only', '-q', '-p', 'no:cacheprovider', ...tests];
  const { stdout } = await step(`  collect ${tests.join(' ')}`, python, args, { cwd: folder, minutes: 3 });
  return stdout.split('\n').filter((line) => line.includes('::')).length;
}

/**
 * Removes the tests that `packages.json` leaves out from the unpacked copy, so that whoever runs the suite runs the
 * same tests, and prints each with its reason. Throws when they are more than 3 % of the suite's cases.
 * @param {FleetPackage} one
 * @param {string} folder the unpacked package
 * @param {string} python
 */
export async function leaveOut(one, folder, python) {
  if (one.leftOut.length === 0) return;
  const all = await countCases(python, folder, one.tests);
  const left = await countCases(
    python,
    folder,
    one.leftOut.map(({ test }) => test),
  );
  say(`${one.name}: ${left} of ${all} test cases left out`);
  for (const { test, reason } of one.leftOut) say(`  ${test}: ${reason}`);
  if (left > MOST * all)
    throw new Error(`${one.name}: ${left} of ${all} test cases are more than ${MOST * 100} %`);
  /** @type {Map<string, string[]>} */
  const byFile = new Map();
  for (const { test } of one.leftOut) {
    const [file = '', ...names] = test.split('::');
    byFile.set(file, [...(byFile.get(file) ?? []), names.join('::')]);
  }
  for (const [file, names] of byFile) {
    const args = [join(folders.scripts, 'remove_tests.py'), file, ...names];
    await step(`  remove from ${file}`, python, args, { cwd: folder, minutes: 1 });
  }
}
