/**
 * What the fleet of real packages costs: cold, with nothing changed and with one line changed, beside the same tools run by
 * hand one after another, beside what their processors alone need, and beside `nx show projects`. Needs the workspace that
 * `npm run fleet` leaves, and a machine that does nothing else.
 *
 *     node tools/bench/fleet.js [--repeat 3] [--json]
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../affected-proof/summarize.js';
import { folders, selectPackages } from '../real-fleet/fleet.js';
import { forgetCache, forgetEvidence, measureWithNx } from '../real-fleet/measure-with-nx.js';
import { measureByHand } from '../real-fleet/oracle.js';
import { step } from '../real-fleet/step.js';

const { values } = parseArgs({
  options: { repeat: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } },
});
const packages = selectPackages([]);
const names = packages.map(({ name }) => name);
const fleet = ['run-many', '-t', 'maturity', '--projects', names.join(',')];
const changed = 'cachetools';
const seconds = async (/** @type {string} */ title, /** @type {string[]} */ args) =>
  (await measureWithNx(title, args)).seconds;

forgetCache();
forgetEvidence();
const cold = await seconds('cold', fleet);
const { byHand, seconds: handSeconds } = await measureByHand('bench.json', names);
const cpu = sum(Object.values(byHand).flatMap((one) => [one.cpu['tests'], one.cpu['types']]));
const once = (await processorSeconds('ruff', ['check'])) + (await processorSeconds('bandit', ['-q', '-r']));
const floor = (cpu + once) / availableParallelism();

await seconds('reports are looked at once more', fleet);
/** @type {number[]} */ const nothing = [];
/** @type {number[]} */ const show = [];
for (let times = 0; times < Number(values.repeat); times += 1) {
  nothing.push(await seconds('nothing changed', fleet));
  show.push(await seconds('nx show projects', ['show', 'projects']));
}

const source = join(folders.workspace, 'packages', changed, 'src', changed, '__init__.py');
const text = readFileSync(source, 'utf8');
/** @type {number[]} */ const line = [];
try {
  for (let times = 0; times < Number(values.repeat); times += 1) {
    appendFileSync(source, `CHANGED_${times} = ${times}\n`);
    line.push(await seconds(`one line changed in ${changed}`, fleet));
  }
} finally {
  writeFileSync(source, text);
}
const own = sum(Object.values(byHand[changed]?.seconds ?? {}));

const figures = [
  ['cold', cold, { 'by hand, one after another': handSeconds, 'the processors alone': floor }],
  ['nothing changed', median(nothing), { 'nx show projects': median(show) }],
  ['one line changed', median(line), { 'that component by hand': own, 'all by hand': handSeconds }],
].map(([figure, taken, beside]) => ({
  figure,
  seconds: Number(taken.toFixed(2)),
  beside: Object.fromEntries(
    Object.entries(beside).map(([name, other]) => [
      name,
      { seconds: Number(other.toFixed(2)), ratio: Number((taken / other).toFixed(2)) },
    ]),
  ),
}));
if (values.json) console.log(JSON.stringify(figures, null, 2));
else
  for (const { figure, seconds: taken, beside } of figures)
    for (const [name, other] of Object.entries(beside))
      console.log(`${figure}\t${taken} s\t${other.ratio} x ${name} (${other.seconds} s)`);

function sum(/** @type {(number | undefined)[]} */ numbers) {
  return numbers.reduce((/** @type {number} */ total, one) => {
    if (one === undefined) throw new Error('A tool was not timed by hand.');
    return total + one;
  }, 0);
}

/** One process for all packages, as the plugin starts it: what it takes of the processors. */
async function processorSeconds(/** @type {string} */ tool, /** @type {string[]} */ args) {
  const sources = packages.flatMap((one) => one.sources.map((each) => `packages/${one.name}/${each}`));
  const program = join(folders.workspace, '.venv/bin', tool);
  const script =
    'import os, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); t = os.times(); print(t.children_user + t.children_system)';
  const { stdout } = await step(`${tool} over all`, 'python3', ['-c', script, program, ...args, ...sources], {
    cwd: folders.workspace,
    minutes: 5,
  });
  return Number(stdout);
}
