import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openAttack } from '../attacks/open-attack.js';
import { configured } from './workspaces/configured.js';
import { examples } from './workspaces/examples.js';
import { openFleet } from './workspaces/fleet.js';
import { laidOut } from './workspaces/laid-out.js';
import { testsThatRead, undeclared } from './workspaces/tests-that-read.js';

/**
 * The workspaces of the proof: `{ id, isWanted, open, found }`. `isWanted` chooses among the tasks of its collectors; `found`,
 * where the workspace is there to prove the proof, are the paths that have to be found.
 */
export function workspaces(repository, { small, packages }) {
  const made = [undeclared, examples(repository), ...configured, ...laidOut, ...testsThatRead];
  const chosen = made.filter((one) => !small || one.small === true);
  const all = chosen.map((one) => ({
    id: one.id,
    found: one.found,
    isWanted: ({ component, collector }) =>
      (one.only?.includes(collector) ?? true) && (one.components?.includes(component) ?? true),
    open: () => openMade(one, repository),
  }));
  if (small) return all;
  const fleet = { id: 'fleet', isWanted: () => true, open: () => openFleet(packages) };
  return [...all, fleet];
}

function openMade({ home = {}, ...one }, repository) {
  const workspace = openAttack(one, { repository });
  for (const [path, text] of Object.entries(home)) {
    mkdirSync(dirname(join(workspace.home, path)), { recursive: true });
    writeFileSync(join(workspace.home, path), text);
  }
  return workspace;
}
