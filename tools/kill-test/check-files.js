import { readEvidence } from '@tta/maturity-model';
import { readdirSync } from 'node:fs';
import { isCompared, isMade, lookAtFiles } from './look-at-files.js';

/** @import { Fleet, FleetState } from './fleet.js' */

/**
 * What is wrong with the files right after a kill: each is whole, that of the state before or of the one after, or not
 * there yet. A report is always there. `cut`: beginnings of good files below `.maturity`. They come from Nx, which empties
 * an output before it restores it; no reader takes them for anything.
 * @param {Fleet} fleet
 * @param {FleetState} before
 * @param {FleetState} after
 * @returns {{ problems: string[], leftOver: string[], cut: string[] }} `leftOver`: files that no undisturbed run makes
 */
export function checkAfterKill(fleet, before, after) {
  const files = lookAtFiles(fleet.workspace.root);
  const problems = [];
  const leftOver = [];
  const cut = [];
  for (const path of fleet.made) {
    if (path.endsWith('MATURITY.md') && !path.startsWith('.maturity/') && !files.has(path))
      problems.push(`${path} is gone`);
  }
  for (const [path, text] of files) {
    if (!isMade(path) && !path.includes('.tmp')) continue;
    const good = [fleet.good(path, before), fleet.good(path, after)];
    if (good.every((one) => one === undefined)) leftOver.push(path);
    else if (!isCompared(path) || good.includes(text)) continue;
    else if (path.startsWith('.maturity/') && good.some((one) => one?.startsWith(text))) cut.push(path);
    else problems.push(`${path} is neither that of before nor that of after${damage(path, text)}`);
  }
  return { problems, leftOver, cut };
}

/**
 * What is wrong after a run that nobody disturbed: every file has its good bytes, and nothing else is there.
 * @param {Fleet} fleet
 * @param {FleetState} state
 * @returns {string[]}
 */
export function checkAfterRun(fleet, state) {
  const files = lookAtFiles(fleet.workspace.root);
  const problems = [];
  for (const path of fleet.made) {
    const text = files.get(path);
    if (text === undefined) problems.push(`${path} is missing after the next run`);
    else if (isCompared(path) && text !== fleet.good(path, state))
      problems.push(`${path} is not that of an undisturbed run`);
  }
  return problems;
}

/** What commands remember for later ones; not every run has something to remember. */
const memory = '.maturity/~environments';

/** Files and folders that runs have left behind, in the workspace and in the folder for temporary files. */
export function leftBehind(/** @type {Fleet} */ fleet) {
  const { root, temporary } = fleet.workspace;
  const made = new Set(fleet.made);
  const inWorkspace = [...lookAtFiles(root).keys()].filter((path) =>
    path.startsWith('.maturity/') ? path !== memory && !made.has(path) : path.includes('.tmp'),
  );
  const folders = readdirSync(temporary).filter((name) => name.startsWith('maturity-'));
  return [...inWorkspace, ...folders.map((name) => `$TMPDIR/${name}`)];
}

function damage(/** @type {string} */ path, /** @type {string} */ text) {
  if (!path.startsWith('.maturity/')) return ` (${text.length} characters)`;
  try {
    JSON.parse(text);
  } catch {
    return ' and no JSON';
  }
  if (path.endsWith('assessment.json')) return '';
  const read = readEvidence(text);
  return read.ok ? ` (status ${read.evidence.status})` : ` and no evidence: ${read.message}`;
}
