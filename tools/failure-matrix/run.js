/**
 * Every collector, in every way in which its work can fail, alone and in one run with a good component, with the real
 * tools. Prints what the evidence said, how many good or zero values were not measured (must be 0), how many undisturbed
 * components are not known (must be 0), and `N passed, N failed` last; the exit status is 1 when anything failed. Needs
 * `.venv` and `npm run build`.
 *
 *     node tools/failure-matrix/run.js [--only 'time limit']
 */
import { parseArgs } from 'node:util';
import { collect, collectors } from '../../libs/collectors/dist/index.js';
import { reasons } from './reasons.js';
import { makeWorkspace } from './workspace.js';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const names = collectors.map(({ name }) => name);
const chosen = reasons.filter(({ name }) => values.only === undefined || name === values.only);

const totals = { passed: 0, failed: 0, falseValues: 0, unknownSiblings: 0 };
/** @type {string[]} */
const problems = [];
const undisturbed = await measureUndisturbed();

console.log(['reason', 'run', ...names].join(' | '));
for (const reason of chosen) {
  for (const run of ['single', 'batch']) {
    const cells = await measure(reason, run === 'batch');
    console.log([reason.name, run, ...cells].join(' | '));
  }
}
for (const problem of problems) console.log(problem);
console.log(`good or zero values that were not measured: ${totals.falseValues}`);
console.log(`not known on undisturbed components: ${totals.unknownSiblings}`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;

function scope(/** @type {string} */ name) {
  const tests = { unit: [`${name}/tests`], integration: [`${name}/tests`] };
  return { name, root: name, sources: [`${name}/src`], tests, timeLimits: {} };
}

function optionsOf(/** @type {string} */ workspaceRoot, timeLimits = { default: 60_000 }) {
  return { workspaceRoot, parallel: 2, timeLimits, rerunFailedTests: 1 };
}

function check(/** @type {boolean} */ isRight, /** @type {string} */ what) {
  if (isRight) totals.passed += 1;
  else {
    totals.failed += 1;
    problems.push(`FAILED ${what}`);
  }
}

/** What the tools say about the component `good`: every later run has to say the same, to the byte. */
async function measureUndisturbed() {
  const workspace = makeWorkspace();
  try {
    workspace.environment('.', undefined);
    const requests = ['good', 'bad'].flatMap((name) =>
      names.map((collector) => ({ collector, component: scope(name) })),
    );
    const collected = await collect(requests, optionsOf(workspace.root));
    for (const { request, evidence } of collected) {
      const isOk = evidence.status === 'ok';
      if (!isOk) totals.unknownSiblings += 1;
      check(isOk, `undisturbed: ${request.collector} on ${request.component.name} is ${evidence.status}`);
    }
    return new Map(names.map((collector) => [collector, workspace.evidence('good', collector)]));
  } finally {
    workspace.remove();
  }
}

/** One cell for each collector. @param {import('./reasons.js').Reason} reason @param {boolean} isBatch */
async function measure(reason, isBatch) {
  const workspace = makeWorkspace();
  try {
    workspace.environment(reason.ownEnvironment === true ? 'good' : '.', undefined);
    reason.prepare?.(workspace);
    const component = { ...scope('bad'), ...reason.component };
    const asked = names.filter((name) => reason.collectors?.includes(name) ?? true);
    const bad = asked.map((collector) => ({ collector, component }));
    const good = isBatch ? asked.map((collector) => ({ collector, component: scope('good') })) : [];
    const collected = await collect([...bad, ...good], optionsOf(workspace.root, reason.timeLimits));
    const where = `${reason.name}, ${isBatch ? 'batch' : 'single'}`;
    for (const { collector } of good) checkSibling(workspace, collector, where);
    return names.map((name) => {
      const answer = collected.find(
        ({ request }) => request.collector === name && request.component === component,
      );
      return answer === undefined ? '-' : checkBad(workspace, name, answer.evidence, reason, where);
    });
  } finally {
    workspace.remove();
  }
}

/** @param {import('./workspace.js').Workspace} workspace @param {string} collector @param {string} where */
function checkSibling(workspace, collector, where) {
  const text = workspace.evidence('good', collector);
  if (text === undefined || JSON.parse(text).status !== 'ok') totals.unknownSiblings += 1;
  check(
    text === undisturbed.get(collector),
    `${where}: ${collector} of the good component is another than undisturbed`,
  );
}

/**
 * @param {import('./workspace.js').Workspace} workspace @param {string} collector @param {any} evidence
 * @param {import('./reasons.js').Reason} reason @param {string} where
 */
function checkBad(workspace, collector, evidence, reason, where) {
  const text = workspace.evidence('bad', collector);
  const onDisk = text === undefined ? undefined : JSON.parse(text);
  const values = [evidence, ...(onDisk === undefined ? [] : [onDisk])].map(({ status, metrics }) =>
    status === 'ok' || (metrics !== undefined && reason.partial !== true) ? 1 : 0,
  );
  totals.falseValues += Math.max(0, ...values);
  const { status, reason: why } = evidence;
  const isExpected =
    (status === 'unavailable' || (reason.partial === true && status === 'partial')) &&
    reason.codes.includes(why?.code) &&
    (onDisk === undefined ? reason.name === 'not writable' : onDisk.status === status);
  check(isExpected, `${where}: ${collector} is ${status}, ${why?.code}: ${why?.message}`);
  return status === 'unavailable' ? why.code : `${status}${why === undefined ? '' : ` ${why.code}`}`;
}
