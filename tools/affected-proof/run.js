/**
 * The proof that nothing goes unseen: random changes of what decides about results, each answered by Nx with its cache, and
 * compared with what a measurement from scratch gives. See `--help`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDisk } from './disk/open-disk.js';
import { openGraph } from './graph/open-graph.js';
import { help, readOptions } from './options.js';
import { prove } from './prove.js';
import { random } from './random.js';
import { openExamples, openFleet } from './real/open-real.js';

const openers = { disk: openDisk, graph: openGraph, examples: openExamples, fleet: openFleet };

const options = readOptions(process.argv.slice(2));
if (options.help) console.log(help);
else process.exitCode = (await proveAll()) === 0 ? 0 : 1;

/** The number of checks that failed. */
async function proveAll() {
  const folder = mkdtempSync(join(tmpdir(), 'affected-proof-'));
  const counts = { passed: 0, failed: 0 };
  try {
    for (const { name, changes } of options.grounds) {
      console.log(`=== ${name}: ${changes} changes, seed ${options.seed}`);
      const ground = openers[name](folder, options);
      const { passed, failed } = await prove(ground, changes, random(options.seed), options.only);
      counts.passed += passed;
      counts.failed += failed;
    }
  } finally {
    if (options.keep) console.log(`kept: ${folder}`);
    else rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed;
}
