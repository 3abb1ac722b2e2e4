/**
 * @typedef {object} Score
 * @property {string} file
 * @property {number} killed a test failed
 * @property {number} timedOut the tests came to no end
 * @property {number} survived every test passed
 * @property {number} uncovered no test runs the line
 * @property {number} ignored left out by a comment in the source, which says why
 * @property {number} broken no program any more: not one test could be run, which says nothing about the tests
 */

/** @type {Record<string, Exclude<keyof Score, 'file'>>} */
const columns = {
  Killed: 'killed',
  Timeout: 'timedOut',
  Survived: 'survived',
  NoCoverage: 'uncovered',
  Ignored: 'ignored',
  RuntimeError: 'broken',
  CompileError: 'broken',
};

/**
 * Counts of one file of a mutation testing report. A mutant of which Stryker does not know what became is an error: it must
 * not be missing from the sum.
 * @param {string} file
 * @param {{ status: string }[]} mutants
 * @returns {Score}
 */
export function scoreOf(file, mutants) {
  const score = { file, killed: 0, timedOut: 0, survived: 0, uncovered: 0, ignored: 0, broken: 0 };
  for (const { status } of mutants) {
    const column = columns[status];
    if (column === undefined) throw new Error(`${file} has a mutant that ended as ${status}`);
    score[column] += 1;
  }
  return score;
}

/** Caught mutants of all that count, in percent; undefined where there are none. */
export function percentOf(/** @type {Omit<Score, 'file'>} */ { killed, timedOut, survived, uncovered }) {
  const total = killed + timedOut + survived + uncovered;
  return total === 0 ? undefined : ((killed + timedOut) / total) * 100;
}

/** @param {Score[]} scores @returns {Score} */
export function sumOf(scores) {
  const sum = scoreOf('all', []);
  for (const score of scores)
    for (const column of new Set(Object.values(columns))) sum[column] += score[column];
  return sum;
}
