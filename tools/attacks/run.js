/**
 * Attacks on the promise that a number is what the tool says by hand, or is not known: each makes a small workspace, runs the
 * real tools in it by hand and through Nx, and compares. A line each, then `N passed, N failed`.
 *
 *     node tools/attacks/run.js [--only 1,10.daemon] [--nx 24.0.6] [--jobs 2] [--packages <a built repository>] [--verbose]
 *
 * `--packages` attacks the packages as they are built in another checkout: an attack on the code before its cure is red.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { attacks } from './attacks.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    jobs: { type: 'string', default: '2' },
    nx: { type: 'string', default: '' },
    packages: { type: 'string', default: join(import.meta.dirname, '../..') },
    verbose: { type: 'boolean', default: false },
  },
});
const minutes = 8;

if (!existsSync(join(values.packages, '.venv')))
  throw new Error('There is no .venv. Run: npx nx run python-tools:install');
const wanted = values.only.split(',').filter((id) => id !== '');
const isWanted = ({ id }) =>
  wanted.length === 0 || wanted.some((one) => id === one || id.startsWith(`${one}.`));
const chosen = attacks.filter(isWanted);
const named = new Set(chosen.flatMap(({ sameAs }) => sameAs ?? []));
const queue = attacks.filter(
  (one) => one.sameAs === undefined && (chosen.includes(one) || named.has(one.id)),
);
const held = new Set();
let passed = 0;
let failed = 0;
const worker = async () => {
  for (let attack = queue.shift(); attack !== undefined; attack = queue.shift()) await carryOut(attack);
};
await Promise.all(Array.from({ length: Number(values.jobs) }, worker));
for (const { id, title, sameAs } of chosen) {
  if (sameAs === undefined) continue;
  const isHeld = sameAs.every((one) => held.has(one));
  if (isHeld) passed += 1;
  else failed += 1;
  console.log(`${isHeld ? '✔' : '✖'} ${id} ${title}: as ${sameAs.join(', ')}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

/** In a process of its own, so that one that hangs ends alone. */
async function carryOut({ id, title }) {
  const start = Date.now();
  const { status, output } = await oneAttack(id);
  const seconds = Math.round((Date.now() - start) / 1000);
  const [first = '', ...rest] = output.trimEnd().split('\n');
  if (status === 0) {
    passed += 1;
    held.add(id);
  } else failed += 1;
  console.log(`${status === 0 ? '✔' : '✖'} ${id} ${title}: ${first} (${seconds} s)`);
  if (rest.length > 0 && (status !== 0 || values.verbose)) console.log(rest.join('\n'));
}

function oneAttack(id) {
  return new Promise((resolve) => {
    const args = [join(import.meta.dirname, 'run-one.js'), id, values.packages, values.nx];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    const limit = setTimeout(() => {
      output = `took longer than ${minutes} minutes\n${output}`;
      process.kill(-child.pid, 'SIGKILL');
    }, minutes * 60_000);
    child.on('close', (status) => {
      clearTimeout(limit);
      resolve({ status, output });
    });
  });
}
