/**
 * Breaks each rule of the runner and the readers of libs/collectors, of the graph and of environments, one at a time and in a copy, and runs
 * the specs that hold it. Prints a table and, last, `N passed, N failed`: rules that a test holds, and rules that could be broken unseen. The
 * exit status is 1 when there are such.
 *
 *     node tools/mutation-check/run.js [--only name] [--sample 8 [--seed 1]]
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '../kill-test/seeded-random.js';
import { copyOfPackages } from './copy-of-packages.js';
import { environmentMutations } from './environment-mutations.js';
import { graphMutations } from './graph-mutations.js';
import { applyMutation } from './mutation.js';
import { readerMutations } from './reader-mutations.js';
import { runSpecs } from './run-specs.js';
import { runnerMutations } from './runner-mutations.js';
import { traceMutations } from './trace-mutations.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const all = [
  ...inPackage('libs/collectors', [...runnerMutations, ...readerMutations, ...traceMutations]),
  ...inPackage('plugins/maturity', [...graphMutations, ...environmentMutations]),
];
const chosen = choose();
if (chosen.length === 0)
  throw new Error(`no mutation of that name; there are: ${all.map(({ name }) => name).join(', ')}`);

const copy = copyOfPackages();
try {
  // All of them first, so that a text that moved is found in a second.
  for (const mutation of all) applyMutation(mutation, sourcesOf(mutation))();
  for (const folder of new Set(chosen.map((mutation) => mutation.folder))) {
    const ofPackage = chosen.filter((mutation) => mutation.folder === folder);
    const specs = [...new Set(ofPackage.flatMap((mutation) => mutation.specs))];
    const absent = specs.filter((spec) => !existsSync(join(copy.root, folder, 'src', spec)));
    if (absent.length > 0) throw new Error(`these specs do not exist: ${absent.join(', ')}`);
    const whole = await runSpecs(copy.root, folder, specs, { minutes: 10 });
    if (whole.failed.length > 0)
      throw new Error(`specs fail with all rules in force:\n${whole.failed.join('\n')}`);
    console.log(`${folder}, with all rules in force: ${whole.passed} tests of ${specs.length} files pass`);
  }

  const width = Math.max(...chosen.map(({ name }) => name.length));
  let survived = 0;
  for (const mutation of chosen) {
    const mend = applyMutation(mutation, sourcesOf(mutation));
    const { folder, specs, tests } = mutation;
    const { failed } = await runSpecs(copy.root, folder, specs, { minutes: 3, tests });
    mend();
    if (failed.length === 0) survived += 1;
    const by = (failed[0] ?? specs.join(', ')).split('\n')[0]?.slice(0, 100);
    console.log(`${mutation.name.padEnd(width)}  ${failed.length > 0 ? 'caught  ' : 'SURVIVED'}  ${by}`);
  }
  console.log(`${chosen.length - survived} passed, ${survived} failed`);
  process.exitCode = survived === 0 ? 0 : 1;
} finally {
  copy.remove();
}

function inPackage(
  /** @type {string} */ folder,
  /** @type {import('./mutation.js').Mutation[]} */ mutations,
) {
  return mutations.map((mutation) => ({ ...mutation, folder }));
}

function sourcesOf(/** @type {{ folder: string }} */ { folder }) {
  return join(copy.root, folder, 'src');
}

function choose() {
  const { only, sample } = values;
  if (only !== undefined) return all.filter(({ name }) => only.includes(name));
  if (sample === undefined) return all;
  const random = seededRandom(Number(values.seed));
  return all
    .map((mutation) => ({ mutation, order: random() }))
    .sort((left, right) => left.order - right.order)
    .slice(0, Number(sample))
    .map(({ mutation }) => mutation);
}
