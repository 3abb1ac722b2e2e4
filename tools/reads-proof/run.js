/**
 * Reads proof: whatever a tool opened, listed or looked up in the workspace, in the user's home or above the workspace
 * stands in the trace of its evidence, is hashed by Nx for its task, or has a reason in reasons.js. strace is the witness. Each
 * collector runs as its own Nx target on the examples, on small workspaces of many kinds and on the fleet of released
 * packages. A line for each collector and component, with every path that is in none of the three; at the end
 * `N passed, N failed`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { proveWorkspace } from './prove-workspace.js';
import { describeRun, isPassed } from './describe-run.js';
import { reasons } from './reasons.js';
import { whyNoStrace } from './strace.js';
import { workspaces } from './workspaces.js';

const help = `npm run reads-proof -- [options]

  --small             a few workspaces, about two minutes: what CI runs
  --on a,b            only these workspaces (--list names them)
  --components a,b    only these components
  --collectors a,b    only these collectors
  --packages a,b      of the fleet only these packages, and those that they import
  --verbose           every path, not only those that are declared nowhere
  --list              the workspaces and the reasons, and nothing is run
  --help
`;
const list = { type: 'string', default: '' };
const flag = { type: 'boolean', default: false };
const { values } = parseArgs({
  options: {
    on: list,
    components: list,
    collectors: list,
    packages: list,
    small: flag,
    verbose: flag,
    list: flag,
    help: flag,
  },
});
const split = (text) => text.split(',').filter((part) => part !== '');
const isChosen = (names, name) => names.length === 0 || names.includes(name);

const repository = join(import.meta.dirname, '../..');
const all = workspaces(repository, { small: values.small, packages: split(values.packages) });
if (values.help) console.log(help);
else if (values.list) {
  console.log(all.map(({ id }) => id).join('\n'));
  for (const { id, why } of reasons) console.log(`${id}: ${why}`);
} else await prove();

async function prove() {
  const missing = whyNoStrace();
  if (missing !== undefined) {
    console.log(`not run: ${missing}`);
    return;
  }
  const counts = { passed: 0, failed: 0 };
  for (const one of all.filter(({ id }) => isChosen(split(values.on), id))) {
    let runs = [];
    try {
      runs = await runsOf(one);
    } catch (error) {
      counts.failed += 1;
      console.log(`✖ ${one.id}: ${error.stack}`);
    }
    for (const run of runs) {
      const passed = isPassed(run, one.found);
      counts[passed ? 'passed' : 'failed'] += 1;
      console.log(describeRun(one.id, run, passed, one.found, values.verbose));
    }
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}

async function runsOf({ open, isWanted }) {
  const workspace = await open();
  try {
    const isAsked = ({ component, collector }) =>
      isChosen(split(values.components), component) && isChosen(split(values.collectors), collector);
    return await proveWorkspace(workspace, (task) => isWanted(task) && isAsked(task));
  } finally {
    workspace.close();
  }
}
