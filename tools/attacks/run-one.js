/** Carries out one attack: `run-one.js <id> <built repository> <version of Nx, or empty>`. Prints what it came to. */
import { attacks } from './attacks.js';
import { Succeeded } from './expect.js';
import { openAttack } from './open-attack.js';
import { runSpecs } from './run-specs.js';

const [id, repository, wantedNx] = process.argv.slice(2);
const attack = attacks.find((one) => one.id === id);
try {
  console.log(attack.specs === undefined ? await carriedOut() : runSpecs(attack.specs, repository));
} catch (error) {
  console.log(error instanceof Succeeded ? error.message : `the attack itself is broken: ${error.stack}`);
  process.exitCode = 1;
}

async function carriedOut() {
  const nxVersion = attack.nxVersion ?? (wantedNx === '' ? undefined : wantedNx);
  const machine = { repository, daemon: attack.daemon, ...(nxVersion !== undefined && { nxVersion }) };
  const workspace = openAttack(attack, machine);
  try {
    return await attack.run(workspace, machine);
  } finally {
    workspace.close();
  }
}
