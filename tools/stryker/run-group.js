import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './alone.js';

/**
 * Runs Stryker over one group in a copy of libs/collectors. What it found before and still holds is taken from the group's
 * file in `reports`, which is written anew.
 * @param {import('./groups.js').Group} group
 * @param {{ root: string, reports: string, concurrency: number }} place
 * @returns {Promise<any>} the mutation testing report
 */
export async function runGroup(group, { root, reports, concurrency }) {
  const folder = join(root, 'libs/collectors');
  const temporary = join(root, 'tmp');
  mkdirSync(temporary, { recursive: true });
  const known = join(reports, `${group.name.replaceAll(' ', '-')}.json`);
  const incrementalFile = join(folder, 'incremental.json');
  rmSync(incrementalFile, { force: true });
  if (existsSync(known)) copyFileSync(known, incrementalFile);

  const specs = group.specs.map((spec) => `<rootDir>/src/${spec}`);
  writeFileSync(
    join(folder, 'jest.stryker.js'),
    `import base from './jest.config.js';\nexport default { ...base, testMatch: ${JSON.stringify(specs)}, testTimeout: 20_000 };\n`,
  );
  const options = {
    testRunner: 'jest',
    plugins: ['@stryker-mutator/jest-runner'],
    testRunnerNodeArgs: ['--experimental-vm-modules', '--no-warnings'],
    jest: { projectType: 'custom', configFile: 'jest.stryker.js', enableFindRelatedTests: true },
    coverageAnalysis: 'perTest',
    mutate: [
      ...group.mutate.map((pattern) => `src/${pattern}`),
      '!src/**/*.spec.ts',
      '!src/**/*.spec.run.ts',
    ],
    // The copy is ours: what is broken there nobody sees.
    inPlace: true,
    incremental: true,
    incrementalFile: 'incremental.json',
    concurrency,
    // On a busy machine a slow test is no caught mutant; endless loops are found by the count of their turns.
    timeoutMS: 40_000,
    timeoutFactor: 4,
    reporters: ['progress-append-only', 'json'],
    jsonReporter: { fileName: 'mutation.json' },
    allowConsoleColors: false,
    disableTypeChecks: false,
    cleanTempDir: 'always',
  };
  writeFileSync(join(folder, 'stryker.json'), JSON.stringify(options, null, 2));
  const stryker = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const [program, ...args] = alone([process.execPath, stryker, 'run', 'stryker.json']);
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, TMPDIR: temporary },
    stdio: 'inherit',
  });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const report = join(folder, 'mutation.json');
  if (code !== 0 || !existsSync(report)) throw new Error(`Stryker ended with ${code} on ${group.name}`);
  mkdirSync(reports, { recursive: true });
  copyFileSync(incrementalFile, known);
  return JSON.parse(readFileSync(report, 'utf8'));
}
