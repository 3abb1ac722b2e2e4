/**
 * Runs every check after `npm ci` and adds up what each counted itself. A step that counts nothing counts as one check. The
 * last line is `N passed, N failed`; the exit status is 1 when anything failed.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const reports = mkdtempSync(join(tmpdir(), 'maturity-ci-'));
const jestReport = join(reports, 'jest.json');

/** What a step printed or wrote, as counts; undefined when it says nothing, which is a failure of the step. */
const lastCounts = (pattern) => (output) => {
  const match = [...output.matchAll(pattern)].at(-1);
  return match === undefined ? undefined : { passed: Number(match[1]), failed: Number(match[2]) };
};

/** One of each kind. */
const someAttacks =
  '1.source,2.report,4.configuration,5.variables,8.order,11,12.tests,16,18,23.baseline,28,36,38.golden';

const steps = [
  { name: 'first use: measure one component', command: ['npx', 'nx', 'run', 'carbon:maturity'], minutes: 5 },
  { name: 'again, from the cache', command: ['npx', 'nx', 'run', 'carbon:maturity'], minutes: 2 },
  {
    name: 'committed reports are true',
    command: ['npx', 'nx', 'run-many', '-t', 'maturity:validate'],
    minutes: 5,
  },
  { name: 'records name all that is read', command: ['npx', 'nx', 'sync:check'], minutes: 2 },
  { name: 'types, lint, format, schemas', command: ['npm', 'run', 'check'], minutes: 5 },
  {
    name: 'tests',
    command: ['npm', 'test', '--', '--json', `--outputFile=${jestReport}`],
    minutes: 40,
    counts: () => {
      const report = JSON.parse(readFileSync(jestReport, 'utf8'));
      const broken = report.numRuntimeErrorTestSuites;
      return { passed: report.numPassedTests, failed: report.numFailedTests + broken };
    },
  },
  {
    name: 'broken rules are seen',
    command: ['npm', 'run', 'mutation-check', '--', '--sample', '8', '--seed', '1'],
    minutes: 10,
    counts: lastCounts(/^(\d+) passed, (\d+) failed/gm),
  },
  {
    name: 'killed runs, a full disk, locked folders',
    command: ['npm', 'run', 'kill-test', '--', '--kills', '20', '--seed', '1'],
    minutes: 12,
    counts: lastCounts(/^(\d+) passed, (\d+) failed/gm),
  },
  {
    name: 'real packages against the oracle',
    command: ['npm', 'run', 'fleet', '--', '--faults', '--packages', 'markupsafe,itsdangerous,blinker,idna'],
    minutes: 12,
    counts: lastCounts(/^(\d+) equal, (\d+) different/gm),
  },
  {
    name: 'affected against what really depends on what',
    command: ['npm', 'run', 'affected-proof', '--', '--changes', '30', '--seed', '1'],
    minutes: 20,
    counts: lastCounts(/^(\d+) passed, (\d+) failed/gm),
  },
  {
    name: 'what once gave a wrong number, or stopped everybody',
    command: ['npm', 'run', 'attacks', '--', '--only', someAttacks],
    minutes: 15,
    counts: lastCounts(/^(\d+) passed, (\d+) failed/gm),
  },
  {
    name: 'what tools look at is declared',
    command: ['npm', 'run', 'reads-proof', '--', '--small'],
    minutes: 20,
    counts: lastCounts(/^(\d+) passed, (\d+) failed/gm),
    mayBeMissing: true,
  },
];

let passed = 0;
let failed = 0;
const notRun = [];
for (const step of steps) {
  const started = Date.now();
  console.log(`\n=== ${step.name}: ${step.command.join(' ')}`);
  const { status, output } = await run(step);
  const missing = step.mayBeMissing === true ? /^not run: .*$/m.exec(output)?.[0] : undefined;
  if (missing !== undefined && status === 0) {
    notRun.push(step.name);
    console.log(`=== ${step.name}: ${missing}`);
    continue;
  }
  const counts = countsOf(step, status, output);
  passed += counts.passed;
  failed += counts.failed;
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `=== ${step.name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s, exit ${status})`,
  );
}
rmSync(reports, { recursive: true, force: true });
for (const name of notRun) console.log(`not run: ${name}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function countsOf(step, status, output) {
  if (step.counts === undefined) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  let counts;
  try {
    counts = step.counts(output);
  } catch (error) {
    console.error(`${step.name} left no counts: ${error.message}`);
  }
  if (counts === undefined) return { passed: 0, failed: 1 };
  // A step that failed although each of its counts is good has failed for another reason, and that counts.
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function run({ command: [file, ...args], minutes }) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const limit = setTimeout(() => {
      console.error(`ended after ${minutes} minutes`);
      process.kill(-child.pid, 'SIGKILL');
    }, minutes * 60_000);
    let output = '';
    for (const stream of ['stdout', 'stderr']) {
      child[stream].on('data', (chunk) => {
        output += chunk;
        process[stream].write(chunk);
      });
    }
    child.on('error', (error) => {
      console.error(error.message);
    });
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      resolve({ status: code ?? signal, output });
    });
  });
}
