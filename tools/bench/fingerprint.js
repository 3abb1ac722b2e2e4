/**
 * How long it takes to say what is in a Python environment, as Nx runs it twice in every command. The distributions are those of this
 * repository's .venv, as often as it takes.
 *
 *     node tools/bench/fingerprint.js [--distributions 200] [--repeat 9]
 */
import { execaSync } from 'execa';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../affected-proof/summarize.js';

const { values } = parseArgs({
  options: {
    distributions: { type: 'string', default: '200' },
    repeat: { type: 'string', default: '9' },
  },
});
const repository = join(import.meta.dirname, '../..');
const shared = join(repository, '.venv');
const folder = mkdtempSync(join(tmpdir(), 'bench-fingerprint-'));
try {
  const files = makeEnvironment(Number(values.distributions));
  const script = join(repository, 'plugins/maturity/dist/fingerprint/fingerprint.js');
  const times = (/** @type {string[]} */ args) =>
    Array.from({ length: Number(values.repeat) }, () => {
      const start = performance.now();
      execaSync(process.execPath, args, { cwd: folder });
      return performance.now() - start;
    });
  const [first] = times([script, '.venv']);
  // The fastest beside the median: other work on the machine makes a short process several times as long.
  const describe = (/** @type {number[]} */ all) =>
    `median ${median(all).toFixed(0)} ms, fastest ${Math.min(...all).toFixed(0)} ms`;
  console.log(`distributions ${values.distributions}, recorded files ${files}`);
  console.log(`first time: ${first?.toFixed(0)} ms`);
  console.log(`again: ${describe(times([script, '.venv']))}`);
  console.log(`of which Node itself: ${describe(times(['--eval', '0']))}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Copies the distributions under other names, until there are enough. Returns how many files their records name. */
function makeEnvironment(/** @type {number} */ distributions) {
  const [python = ''] = readdirSync(join(shared, 'lib'));
  const from = join(shared, 'lib', python, 'site-packages');
  const to = join(folder, '.venv/lib', python, 'site-packages');
  mkdirSync(to, { recursive: true });
  symlinkSync(join(shared, 'bin'), join(folder, '.venv/bin'));
  cpSync(join(shared, 'pyvenv.cfg'), join(folder, '.venv/pyvenv.cfg'));
  for (const name of readdirSync(from))
    if (!name.endsWith('.dist-info')) cpSync(join(from, name), join(to, name), { recursive: true });
  const originals = readdirSync(from).filter((name) => name.endsWith('.dist-info'));
  let files = 0;
  for (let number = 0; number < distributions; number += 1) {
    const original = originals[number % originals.length] ?? '';
    const round = Math.floor(number / originals.length);
    const name = round === 0 ? original : `copy${round}_${original}`;
    const record = readFileSync(join(from, original, 'RECORD'), 'utf8');
    files += record.split('\n').length - 1;
    mkdirSync(join(to, name));
    writeFileSync(join(to, name, 'RECORD'), '');
    for (const line of record.trimEnd().split('\n'))
      appendFileSync(
        join(to, name, 'RECORD'),
        round === 0 || line.startsWith('.') ? `${line}\n` : `copy${round}_${line}\n`,
      );
  }
  return files;
}
