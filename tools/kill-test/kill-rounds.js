import { checkAfterKill, checkAfterRun, leftBehind } from './check-files.js';
import { changedState } from './fleet.js';
import { nxRun, reportAll } from './nx-run.js';

/** @import { Fleet } from './fleet.js' */

/** Events of a run in proportion to those of a run that measures and restores reports. */
const eventShare = { restored: 0.7, measured: 1, all: 1 };

/**
 * How much there is to do in the run that is killed. `restored`: states that were there before, so most comes from the
 * cache. `measured`: new content with known numbers, so all collectors run. `all`: without the cache, so reports are
 * made, too.
 */
const kinds = /** @type {const} */ (['restored', 'measured', 'all']);

/**
 * Kills runs at random moments and looks at the files, lets the next run come to its end and looks again.
 * @param {Fleet} fleet
 * @param {number} kills
 * @param {() => number} random
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function killRounds(fleet, kills, random) {
  const { workspace } = fleet;
  let state = new Map(workspace.components.map((name) => [name, /** @type {'A' | 'B'} */ ('A')]));
  let mark = 1;
  const count = { passed: 0, failed: 0, late: 0, leftOver: 0, cut: 0 };
  for (let kill = 1; kill <= kills; kill++) {
    const kind = kinds[Math.floor(random() * kinds.length)] ?? 'all';
    const next = changedState(state, random);
    if (kind === 'measured') mark += 1;
    fleet.write(next, mark);
    const args = kind === 'all' ? [...reportAll, '--skip-nx-cache'] : reportAll;
    const killAt = momentFor(kind, fleet, random);
    const killed = await nxRun(workspace, args, { killAt, watched: fleet.watched });
    if (killed.exitCode !== null) count.late += 1;
    const afterKill = checkAfterKill(fleet, state, next);
    count.leftOver += afterKill.leftOver.length;
    count.cut += afterKill.cut.length;

    const { exitCode, output } = await nxRun(workspace, reportAll);
    const problems = [...afterKill.problems, ...checkAfterRun(fleet, next)];
    if (exitCode !== 0) problems.push(`the next run ended with ${exitCode}:\n${output.slice(-1500)}`);
    for (const problem of problems)
      console.log(`kill ${kill} (${kind}, at ${JSON.stringify(killAt)}): ${problem}`);
    if (problems.length === 0) count.passed += 1;
    else count.failed += 1;
    state = next;
  }
  // What a kill left in the way of tasks that then came from the cache goes with the next run that does them.
  await nxRun(workspace, [...reportAll, '--skip-nx-cache']);
  const left = leftBehind(fleet);
  for (const path of left) console.log(`left behind for good: ${path}`);
  if (left.length === 0) count.passed += 1;
  else count.failed += 1;
  console.log(
    `${kills} kills, ${count.late} of them after the end of the run; ${count.leftOver} temporary files and ${count.cut} files cut by nx seen after kills`,
  );
  return { passed: count.passed, failed: count.failed };
}

/**
 * Most kills come while files are written, a few at any moment: for most of its time nx only starts.
 * @param {(typeof kinds)[number]} kind
 * @param {Fleet} fleet
 * @param {() => number} random
 * @returns {import('./nx-run.js').Moment}
 */
function momentFor(kind, fleet, random) {
  if (random() < 0.15) return { milliseconds: Math.round(random() * fleet.milliseconds) };
  return { events: 1 + Math.floor(random() * eventShare[kind] * fleet.events) };
}
