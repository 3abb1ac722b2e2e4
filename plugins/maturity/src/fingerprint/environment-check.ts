/**
 * Prints what an environment is while it is what its requirements ask for. Nx runs this as a runtime input of the target that
 * makes the environment, and hashes what it prints: while there is anything to do, every run prints something else, so that no
 * earlier run answers for it from a cache.
 *
 *     node environment-check.js <environment> <requirements>, percent-encoded
 */
import { randomUUID } from 'node:crypto';
import { environmentState } from '../executors/python-env/environment-state.js';
import { rememberedFacts } from './remembered-facts.js';

const [environment = '.venv', requirements = ''] = process.argv.slice(2).map(decodeURIComponent);
const memory = rememberedFacts();
try {
  const state = await environmentState(environment, requirements, memory);
  console.log(state.kind === 'complete' ? state.fingerprint : `${state.kind} ${randomUUID()}`);
} catch (error) {
  console.log(`error ${(error as Error).message.split('\n', 1)[0]} ${randomUUID()}`);
}
await memory.save();
