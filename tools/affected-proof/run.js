/**
 * The proof that `nx affected` misses nothing: random changes to a workspace with every kind of import, each answered by Nx
 * with its cache, and compared with what the components really depend on.
 *
 *     node tools/affected-proof/run.js --changes 100 --seed 1 [--legacy true|false] [--daemon on|off] [--isolate on|off] [--keep]
 *         [--nx 24.0.6] [--on generated|examples|fleet] [--packages markupsafe,itsdangerous]
 *
 * On the generated workspace a stub collector writes the bytes of what a component depends on; on the examples and the fleet
 * the real tools measure, and the truth is a measurement from scratch.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { kinds } from './changes.js';
import { generate } from './generate.js';
import { median, summarize } from './summarize.js';
import { random } from './random.js';
import { realKinds } from './real-changes.js';
import { openExamples, openFleet } from './real-workspace.js';
import { openWorkspace } from './workspace.js';

const { values } = parseArgs({
  options: {
    changes: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    legacy: { type: 'string', default: 'true' },
    daemon: { type: 'string', default: 'off' },
    isolate: { type: 'string', default: 'on' },
    nx: { type: 'string' },
    on: { type: 'string', default: 'generated' },
    packages: { type: 'string', default: '' },
    keep: { type: 'boolean', default: false },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'affected-proof-'));
const { workspace, files, choices } = open(values.on);
let failed = 0;
try {
  for (const [path, text] of workspace.sync(files)) files.set(path, text);
  workspace.commit('start');
  workspace.runAll();
  let before = workspace.truth();
  failed += check('cold run', workspace.differing(before));

  const dice = random(Number(values.seed));
  const bag = choices.flatMap(([weight, ...kind]) => Array.from({ length: weight }, () => kind));
  const outcomes = [];
  while (outcomes.length < Number(values.changes)) {
    const [kind, change] = dice.pick(bag);
    const previous = new Map(files);
    const what = change(files, dice);
    workspace.write(files, previous);
    if (what === undefined) continue;
    for (const [path, text] of workspace.sync(files)) files.set(path, text);
    if (!workspace.commit(`${kind}: ${what}`)) continue;
    const tasks = workspace.runAffected();
    const after = workspace.truth();
    const selected = new Set([...tasks].map((task) => task.slice(0, task.indexOf(':'))));
    const changedTasks = Object.entries(after).flatMap(([name, evidence]) =>
      Object.keys(evidence)
        .filter((collector) => evidence[collector] !== before[name]?.[collector])
        .map((collector) => ({ name, collector })),
    );
    const changed = [...new Set(changedTasks.map(({ name }) => name))];
    const unselected = changedTasks.filter(
      ({ name, collector }) => !tasks.has(`${name}:${workspace.targetOf[collector]}`),
    );
    const stale = workspace.differing(after);
    const misses = [
      ...new Set([...unselected.map(({ name }) => name), ...stale.map(({ component }) => component)]),
    ];
    outcomes.push({ kind, selected: selected.size, changed: changed.length, misses: misses.length });
    for (const { name, collector } of unselected)
      console.log(
        `MISS ${outcomes.length} ${kind} (${what}): ${name} ${collector} changed and was not selected`,
      );
    for (const { component, collector, why } of stale) {
      console.log(`MISS ${outcomes.length} ${kind} (${what}): ${component} ${collector} ${why}`);
    }
    // A miss is counted once: what follows starts from evidence that is right.
    if (stale.length > 0 && values.on === 'generated') workspace.runAll('--skip-nx-cache');
    before = after;
    console.log(
      `${outcomes.length}\t${kind} (${what}): changed ${changed.length}, selected ${selected.size}, misses ${misses.length}`,
    );
  }

  const overSelection = summarize(outcomes);
  const misses = outcomes.reduce((sum, outcome) => sum + outcome.misses, 0);
  console.log(`\n${overSelection.table}\n`);
  console.log(
    `changes ${outcomes.length}, misses ${misses}, over-selection median ${overSelection.median.toFixed(2)} (${overSelection.causes})`,
  );
  console.log(`seconds per change, median ${median(workspace.seconds).toFixed(1)}`);

  failed += check(
    'no miss',
    Array.from({ length: misses }, (_, index) => index),
  );
  failed += check('over-selection at most 1.5', overSelection.median <= 1.5 ? [] : [overSelection.median]);
  workspace.runAll();
  failed += check('a cached run gives the truth', workspace.differing(before));
  const cached = workspace.evidence();
  workspace.runAll('--skip-nx-cache');
  const uncached = workspace.evidence();
  failed += check(
    'a cached run gives the bytes of an uncached one',
    cached === uncached ? [] : ['bytes differ'],
  );
} finally {
  workspace.close();
  if (values.keep) console.log(`kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
const passed = 5 - failed;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function check(name, problems) {
  const ok = problems.length === 0;
  console.log(`${ok ? '✔' : '✖'} ${name}${ok ? '' : `: ${JSON.stringify(problems.slice(0, 5))}`}`);
  return ok ? 0 : 1;
}

function open(on) {
  if (on === 'generated') {
    const opened = { workspace: openWorkspace(folder, values), files: generate(), choices: kinds };
    opened.workspace.write(opened.files);
    return opened;
  }
  const packages = values.packages.split(',').filter((name) => name !== '');
  const real = on === 'fleet' ? openFleet(folder, values, packages) : openExamples(folder, values);
  return { workspace: real, files: real.files(), choices: realKinds };
}
