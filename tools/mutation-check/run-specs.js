import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endLeftovers } from './end-leftovers.js';

/**
 * @typedef {object} SpecRun
 * @property {number} passed
 * @property {string[]} failed names of the tests that failed
 */

/**
 * Runs spec files of the copy. A run that cannot be understood is an error: it must
 * not count as a rule that a test holds.
 * @param {string} root of the copy
 * @param {string} folder of the package in it
 * @param {string[]} specs relative to its sources
 * @param {{ minutes: number, tests?: string | undefined }} options
 * @returns {Promise<SpecRun>}
 */
export async function runSpecs(root, folder, specs, { minutes, tests }) {
  const report = join(root, 'jest.json');
  const temporary = join(root, 'tmp');
  mkdirSync(temporary, { recursive: true });
  rmSync(report, { force: true });
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const args = [
    '--experimental-vm-modules',
    '--no-warnings',
    jest,
    '--runInBand',
    // A process that a broken rule has left running keeps jest from its end.
    '--forceExit',
    '--testTimeout=20000',
    '--json',
    `--outputFile=${report}`,
  ];
  const child = spawn(
    process.execPath,
    [
      ...args,
      `--cacheDirectory=${join(root, 'jest-cache')}`,
      ...(tests === undefined ? [] : [`--testNamePattern=${tests}`]),
      '--runTestsByPath',
      ...specs.map((spec) => `src/${spec}`),
    ],
    {
      cwd: join(root, folder),
      env: { ...process.env, TMPDIR: temporary },
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let output = '';
  child.stderr.on('data', (chunk) => (output += chunk));
  const end = await new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, minutes * 60_000);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      resolve(code ?? signal);
    });
  });
  endLeftovers(temporary);
  // A broken rule may make the suite hang; that is seen, too.
  if (end === 'SIGKILL') return { passed: 0, failed: [`no end within ${minutes} minutes`] };
  let result;
  try {
    result = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    throw new Error(`jest ended with ${end} and no report:\n${output.slice(-4000)}`);
  }
  const broken = result.testResults.find(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  // No test has failed then; a mutation that is no program would otherwise count as caught.
  if (broken !== undefined) throw new Error(`${broken.name} does not run:\n${broken.message}`);
  const failed = result.testResults.flatMap((/** @type {any} */ file) =>
    file.assertionResults
      .filter((/** @type {any} */ test) => test.status === 'failed')
      .map((/** @type {any} */ test) => test.fullName),
  );
  return { passed: result.numPassedTests, failed };
}
