import { readDocument } from '@tta/maturity-document';
import { readEvidence } from '@tta/maturity-model';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAfterRun, leftBehind } from './check-files.js';
import { isMade, lookAtFiles } from './look-at-files.js';
import { nxRun, reportAll } from './nx-run.js';

/** @import { Fleet } from './fleet.js' */

/**
 * @typedef {object} Hindrance
 * @property {string} title
 * @property {string[]} spared components that it does not touch
 * @property {(fleet: Fleet) => () => void} begin returns what ends it; throws where the system does not allow it
 */

/** @type {Hindrance[]} */
const hindrances = [
  {
    title: 'no space for evidence',
    spared: [],
    begin: ({ workspace }) => fullDisk(workspace.path('.maturity')),
  },
  {
    title: "a component's folder that cannot be written to",
    spared: ['part-02', 'part-03'],
    begin: ({ workspace }) => locked(workspace.path('part-01')),
  },
  {
    title: "a component's evidence folder that cannot be written to",
    spared: ['part-01', 'part-03'],
    begin: ({ workspace }) => locked(workspace.path('.maturity/part-02')),
  },
];

/**
 * Runs with a full disk and with locked folders: they fail, say so, leave every file whole and every other component
 * right, and the next run, when there is nothing in the way, makes what an undisturbed one makes.
 * @param {Fleet} fleet in state A
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function hinderedRuns(fleet) {
  const { workspace } = fleet;
  const count = { passed: 0, failed: 0 };
  let mark = 100;
  for (const { title, spared, begin } of hindrances) {
    const before = stateOf(fleet, 'A');
    const after = stateOf(fleet, 'B');
    fleet.write(before, ++mark);
    await nxRun(workspace, reportAll);
    const problems = checkAfterRun(fleet, before);

    fleet.write(after, mark);
    let end;
    try {
      end = begin(fleet);
    } catch (error) {
      console.log(`${title}: not tried here: ${/** @type {Error} */ (error).message.split('\n')[0]}`);
      continue;
    }
    try {
      const { exitCode, output } = await nxRun(workspace, [...reportAll, '--skip-nx-cache']);
      if (exitCode === 0) problems.push('the run ended with 0');
      problems.push(...checkHindered(fleet, spared, before, after));
      if (problems.length > 0) problems.push(output.slice(-3000));
    } finally {
      end();
    }
    const { exitCode, output } = await nxRun(workspace, reportAll);
    if (exitCode !== 0) problems.push(`the next run ended with ${exitCode}:\n${output.slice(-3000)}`);
    problems.push(...checkAfterRun(fleet, after), ...leftBehind(fleet).map((path) => `left behind: ${path}`));
    for (const problem of problems) console.log(`${title}: ${problem}`);
    if (problems.length === 0) count.passed += 1;
    else count.failed += 1;
    console.log(`${title}: ${problems.length === 0 ? 'as it should be' : 'FAILED'}`);
  }
  return count;
}

const stateOf = (/** @type {Fleet} */ { workspace }, /** @type {'A' | 'B'} */ state) =>
  new Map(workspace.components.map((name) => [name, state]));

/**
 * @param {Fleet} fleet
 * @param {string[]} spared
 * @param {Map<string, 'A' | 'B'>} before
 * @param {Map<string, 'A' | 'B'>} after
 */
function checkHindered(fleet, spared, before, after) {
  const problems = [];
  const files = lookAtFiles(fleet.workspace.root);
  for (const name of fleet.workspace.components) {
    const path = `${name}/MATURITY.md`;
    const text = files.get(path);
    if (text === undefined) problems.push(`${path} is gone`);
    else if (spared.includes(name) && text !== fleet.good(path, after))
      problems.push(`${path} of a spared component is not right`);
    else if (text !== fleet.good(path, before) && readDocument(Buffer.from(text)).kind !== 'regions')
      problems.push(`${path} is not whole`);
  }
  for (const [path, text] of files) {
    if (!isMade(path) || !/^\.maturity\/[^/]+\/(?:ruff|bandit)\.json$/.test(path)) continue;
    if (text === fleet.good(path, before) || text === fleet.good(path, after)) continue;
    const read = readEvidence(text);
    if (read.ok && read.evidence.status !== 'unavailable')
      problems.push(`${path} has numbers that nobody measured`);
    if (!read.ok && text !== '') problems.push(`${path} is not whole: ${read.message}`);
  }
  return problems;
}

/** A file system of its own without a free byte in place of the folder; needs the right to mount. */
function fullDisk(/** @type {string} */ folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'pipe' });
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(join(folder, 'ballast'), Buffer.alloc(bavail * bsize));
  return () => execFileSync('umount', [folder]);
}

/** A folder in which nothing can be made, renamed or removed. Rights do not hinder root; the immutable flag does. */
function locked(/** @type {string} */ folder) {
  if (process.getuid?.() === 0) {
    execFileSync('chattr', ['+i', folder], { stdio: 'pipe' });
    return () => execFileSync('chattr', ['-i', folder]);
  }
  const { mode } = statSync(folder);
  chmodSync(folder, 0o555);
  return () => chmodSync(folder, mode);
}
