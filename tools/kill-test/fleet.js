import { dirname } from 'node:path';
import { isCompared, isMade, lookAtFiles } from './look-at-files.js';
import { nxRun, reportAll } from './nx-run.js';
import { sourceText } from './states.js';

/** @import { Workspace } from './workspace.js' */

const states = /** @type {const} */ (['A', 'B']);

/** @typedef {Map<string, 'A' | 'B'>} FleetState by component */

/**
 * The components of a workspace, each in state A or B, with the bytes that an undisturbed run makes of either.
 * @typedef {object} Fleet
 * @property {Workspace} workspace
 * @property {(state: FleetState, mark: number) => void} write puts the sources in this state
 * @property {(path: string, state: FleetState) => string | undefined} good
 * @property {string[]} made every file that a run makes
 * @property {string[]} watched the folders in which a run makes files
 * @property {number} milliseconds that an undisturbed run takes
 * @property {number} events in the watched folders during such a run
 */

/**
 * Writes the sources, and learns the good bytes by runs that nobody disturbs: A, B, and A again, which has to be the same.
 * @param {Workspace} workspace
 * @returns {Promise<Fleet>}
 */
export async function learnFleet(workspace) {
  /** @param {FleetState} state @param {number} mark */
  const write = (state, mark) => {
    for (const [index, name] of workspace.components.entries()) {
      const file = `${name}/src/${name.replaceAll('-', '_')}.py`;
      workspace.write(file, sourceText(state.get(name) ?? 'A', index, mark));
    }
  };
  const all = (/** @type {'A' | 'B'} */ state) => new Map(workspace.components.map((name) => [name, state]));
  const known = { A: await undisturbed(workspace, () => write(all('A'), 0)) };
  const B = await undisturbed(workspace, () => write(all('B'), 0));
  const watched = [...new Set([...known.A.files.keys()].map((path) => dirname(workspace.path(path))))];
  const again = await undisturbed(workspace, () => write(all('A'), 1), watched);
  for (const [path, text] of known.A.files) {
    if (!isCompared(path)) continue;
    if (again.files.get(path) !== text) throw new Error(`${path} is not the same in two undisturbed runs`);
    if (/\.json$|MATURITY\.md$/.test(path) && B.files.get(path) === text)
      throw new Error(`${path} is the same in both states`);
  }
  return {
    workspace,
    write,
    good: (path, state) => {
      const component = workspace.components.find((name) => path.split('/').includes(name)) ?? '';
      return { A: known.A, B }[state.get(component) ?? 'A'].files.get(path);
    },
    made: [...known.A.files.keys()],
    watched,
    milliseconds: again.milliseconds,
    events: again.events,
  };
}

/**
 * The state after some components have changed, at least one of them.
 * @param {FleetState} state
 * @param {() => number} random
 * @returns {FleetState}
 */
export function changedState(state, random) {
  const names = [...state.keys()];
  const sure = names[Math.floor(random() * names.length)];
  const other = (/** @type {'A' | 'B'} */ one) => states[one === 'A' ? 1 : 0];
  return new Map([...state].map(([name, one]) => [name, name === sure || random() < 0.5 ? other(one) : one]));
}

/**
 * @param {Workspace} workspace
 * @param {() => void} change
 * @param {string[]} [watched]
 */
async function undisturbed(workspace, change, watched = []) {
  change();
  const { exitCode, output, milliseconds, events } = await nxRun(workspace, reportAll, { watched });
  if (exitCode !== 0) throw new Error(`an undisturbed run ended with ${exitCode}:\n${output}`);
  const files = new Map([...lookAtFiles(workspace.root)].filter(([path]) => isMade(path)));
  return { files, milliseconds, events };
}
