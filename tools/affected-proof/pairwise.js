/**
 * The affected proof with every pair of ways to run Nx: with and without daemon, with plugins isolated or not, the version
 * that this repository uses and the next one, `affected` by project and by task.
 *
 *     node tools/affected-proof/pairwise.js --changes 30 --seed 1
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

// Five rows hold every pair of values of any two columns.
const rows = [
  ['off', 'on', '', 'true'],
  ['off', 'off', '24.0.6', 'false'],
  ['on', 'on', '24.0.6', 'false'],
  ['on', 'off', '', 'false'],
  ['on', 'off', '24.0.6', 'true'],
];

let passed = 0;
for (const [daemon, isolate, nx, legacy] of rows) {
  const variant = [
    '--daemon',
    daemon,
    '--isolate',
    isolate,
    '--legacy',
    legacy,
    ...(nx === '' ? [] : ['--nx', nx]),
  ];
  console.log(`\n=== ${variant.join(' ')}`);
  const program = join(import.meta.dirname, 'run.js');
  const { status } = spawnSync('node', [program, ...process.argv.slice(2), ...variant], { stdio: 'inherit' });
  if (status === 0) passed += 1;
}
console.log(`\n${passed} passed, ${rows.length - passed} failed`);
process.exitCode = passed === rows.length ? 0 : 1;
