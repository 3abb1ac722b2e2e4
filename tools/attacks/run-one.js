/** Carries out one attack: `run-one.js <id> <built repository> <version of Nx, or empty>`. Prints what it came to. */
import { attacks } from './attacks.js';
import { Succeeded } from './expect.js';
import { openAttack } from './open-attack.js';

const [id, repository, nxVersion] = process.argv.slice(2);
const attack = attacks.find((one) => one.id === id);
const machine = { repository, daemon: attack.daemon, ...(nxVersion === '' ? {} : { nxVersion }) };
const workspace = openAttack(attack, machine);
try {
  console.log(attack.run(workspace, machine));
} catch (error) {
  console.log(error instanceof Succeeded ? error.message : `the attack itself is broken: ${error.stack}`);
  process.exitCode = 1;
} finally {
  workspace.close();
}
