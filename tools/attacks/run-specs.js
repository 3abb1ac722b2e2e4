import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, lastLines } from './expect.js';

/**
 * Runs specs of a repository, each whole or the tests with names of a pattern, and says how many passed. Ends the attack as
 * succeeded where one fails or none runs.
 */
export function runSpecs(specs, repository) {
  const folder = mkdtempSync(join(tmpdir(), 'attack-specs-'));
  try {
    const passed = specs.map(({ file, tests }) => {
      const report = join(folder, 'report.json');
      const program = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
      const which = [
        '--runTestsByPath',
        file,
        ...(tests === undefined ? [] : [`--testNamePattern=${tests}`]),
      ];
      const args = [...program, ...which, '--json', `--outputFile=${report}`];
      const options = { cwd: repository, encoding: 'utf8', timeout: 420_000, maxBuffer: 1 << 28 };
      const env = {
        ...process.env,
        NX_CACHE_DIRECTORY: join(folder, 'cache'),
        NX_DAEMON: 'false',
        CI: 'true',
      };
      const { status, stderr } = spawnSync(process.execPath, args, { ...options, env });
      expect(status === 0, () => `${file}:\n${lastLines(stderr)}`);
      const { numPassedTests } = JSON.parse(readFileSync(report, 'utf8'));
      expect(numPassedTests > 0, `${file}: no test has a name of '${tests}'`);
      return numPassedTests;
    });
    const sum = passed.reduce((one, other) => one + other, 0);
    return `${sum} tests of ${specs.length === 1 ? specs[0].file : `${specs.length} specs`} pass`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
