/**
 * Prints one line per Python environment that a component may use: what is in it. Nx runs this as a runtime
 * input and hashes what it prints; it ignores the exit status, so a failure prints a line that says so. The line of an
 * environment that does not exist yet is no failure: making it is a change.
 *
 *     node fingerprint.js <environments, percent-encoded, separated by ':'>
 */
import { environmentFingerprint } from './environment-fingerprint.js';
import { pyrightVersion } from './pyright-version.js';
import { rememberedFacts } from './remembered-facts.js';

const [, , encoded = ''] = process.argv;
const memory = rememberedFacts();

for (const environment of decodeURIComponent(encoded).split(':')) {
  const fingerprint = await environmentFingerprint(environment, memory);
  console.log(fingerprint ?? `absent ${environment}`);
}
console.log(`pyright ${pyrightVersion()}`);
console.log(`platform ${process.platform} ${process.arch}`);
await memory.save();
