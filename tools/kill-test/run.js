/**
 * Ends `nx run-many -t maturity` with SIGKILL at random moments, fills the disk and locks folders, and looks whether every
 * file is whole, no number is wrong, and the next run makes what an undisturbed run makes. Prints `N passed, N failed`
 * last; the exit status is 1 when anything failed.
 *
 *     node tools/kill-test/run.js [--kills 200] [--seed 1] [--only kills] [--keep]
 *
 * Nine of ten kills hit twelve components with stub tools that answer at once, the others three with the real tools.
 */
import { parseArgs } from 'node:util';
import { learnFleet } from './fleet.js';
import { hinderedRuns } from './hindered-runs.js';
import { killRounds } from './kill-rounds.js';
import { seededRandom } from './seeded-random.js';
import { makeWorkspace } from './workspace.js';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
  },
});
const kills = Number(values.kills);
const random = seededRandom(Number(values.seed));
const realKills = Math.ceil(kills / 10);

const parts = [
  {
    title: 'full disk and locked folders',
    tools: 'stub',
    components: 3,
    run: (fleet) => hinderedRuns(fleet),
  },
  {
    title: 'kills with stub tools',
    tools: 'stub',
    components: 12,
    run: (fleet) => killRounds(fleet, kills - realKills, random),
  },
  {
    title: 'kills with the real tools',
    tools: 'real',
    components: 3,
    run: (fleet) => killRounds(fleet, realKills, random),
  },
];

let passed = 0;
let failed = 0;
for (const { title, tools, components, run } of parts.filter((part) => part.title.includes(values.only))) {
  const started = performance.now();
  const workspace = makeWorkspace({ tools, components });
  try {
    console.log(`=== ${title}`);
    const fleet = await learnFleet(workspace);
    console.log(`an undisturbed run takes ${Math.round(fleet.milliseconds)} ms`);
    const counts = await run(fleet);
    passed += counts.passed;
    failed += counts.failed;
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(`=== ${title}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
  } finally {
    if (values.keep) console.log(`kept: ${workspace.root}`);
    else workspace.remove();
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
