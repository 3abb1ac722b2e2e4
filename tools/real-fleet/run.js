/**
 * Proof on code that nobody here wrote: the plugin's evidence about released Python packages against the same tools
 * run by hand. See README.md.
 */
import { parseArgs } from 'node:util';
import { compare, formatComparison } from './compare.js';
import { download } from './download.js';
import { differingEvidence, evidenceBytes } from './evidence-bytes.js';
import { compareImports } from './imports.js';
import { measureFaults } from './faults.js';
import { folders, selectPackages } from './fleet.js';
import { layOut, reinstall } from './layout.js';
import { evidenceRoot, forgetCache, forgetEvidence, measureWithNx } from './measure-with-nx.js';
import { differencesBetweenRuns, measureByHand } from './oracle.js';
import { pack } from './pack.js';
import { say, step } from './step.js';

const { values: options } = parseArgs({
  options: {
    packages: { type: 'string', default: '' },
    cold: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    twice: { type: 'boolean', default: false },
    single: { type: 'boolean', default: false },
    faults: { type: 'boolean', default: false },
    'by-hand': { type: 'boolean', default: false },
  },
});

const packages = selectPackages(options.packages.split(',').filter((name) => name !== ''));
const names = packages.map((one) => one.name);
/** @type {string[]} */
const problems = [];
/** @type {string[]} */
const timings = [];

function problem(/** @type {string} */ line) {
  say(`PROBLEM ${line}`);
  problems.push(line);
}

/**
 * Runs the whole fleet and returns the bytes of its evidence.
 * @param {string} title
 * @param {(cached: number, tasks: number) => boolean} expected what the cache has to answer
 */
async function measureFleet(title, expected) {
  forgetEvidence();
  const all = ['run-many', '-t', 'maturity', '--projects', names.join(',')];
  const { seconds, exitCode, cached, tasks } = await measureWithNx(title, all);
  if (exitCode !== 0) problem(`${title}: Nx ended with exit code ${exitCode}`);
  if (!expected(cached, tasks)) problem(`${title}: the cache answered ${cached} of ${tasks} tasks`);
  timings.push(`${title}: ${seconds.toFixed(1)} s, ${cached} tasks from the cache`);
  return evidenceBytes(evidenceRoot, names);
}

const nothing = (/** @type {number} */ cached) => cached === 0;
// MATURITY.md is an input of its own task: the first run made it, so the second one looks at it once more.
const allButReports = (/** @type {number} */ cached, /** @type {number} */ tasks) =>
  cached > 0 && cached >= tasks - names.length;
const everything = (/** @type {number} */ cached, /** @type {number} */ tasks) =>
  cached > 0 && cached === tasks;

/** A measurement that edits what it measures, or leaves something behind, is none. */
async function checkLeftBehind() {
  const args = ['status', '--porcelain', '--untracked-files=all', '--', 'packages'];
  const { stdout } = await step('what the measurement left behind', 'git', args, {
    cwd: folders.workspace,
    minutes: 1,
  });
  const left = stdout
    .split('\n')
    .filter((line) => line !== '' && !/^\?\? packages\/[^/]+\/MATURITY\.md$/.test(line));
  for (const line of left) problem(`the measurement left behind: ${line}`);
}

async function main() {
  await download(packages);
  const tarballs = options['by-hand'] ? {} : await pack();
  await (options.keep ? reinstall(tarballs) : layOut(packages, tarballs));

  const { files, imports, differences } = await compareImports(names);
  for (const line of differences) problem(line);
  if (imports === 0) problem('no imports were compared');
  timings.push(
    `imports beside Python's ast: ${imports} in ${files} files, ${differences.length} differences`,
  );

  /** @type {Map<string, string> | undefined} */
  let cold;
  if (!options['by-hand']) {
    forgetCache();
    cold = await measureFleet('cold', nothing);
    await checkLeftBehind();
  }

  const { byHand, seconds } = await measureByHand('by-hand.json', names);
  timings.push(`by hand, one tool after another: ${seconds.toFixed(1)} s`);

  if (options.twice) {
    const again = await measureByHand('by-hand-again.json', names);
    for (const line of differencesBetweenRuns(byHand, again.byHand))
      problem(`by hand, from run to run: ${line}`);
  }

  if (cold === undefined) {
    console.log(JSON.stringify(byHand, (key, value) => (key === 'lines' ? undefined : value), 1));
  } else {
    let rows = compare(byHand, evidenceRoot);
    if (options.twice) {
      forgetCache();
      for (const line of differingEvidence('two cold runs', cold, await measureFleet('cold again', nothing)))
        problem(line);
    }
    if (!options.cold) {
      await measureFleet('warm', allButReports);
      const warm = await measureFleet('nothing changed', everything);
      for (const line of differingEvidence('cold and warm', cold, warm)) problem(line);
      for (const row of rows.filter((row) => !row.equal)) say(`cold: ${Object.values(row).join(' ')}`);
      rows = compare(byHand, evidenceRoot);
    }
    if (options.faults) {
      const { passed, problems: wrong } = await measureFaults(names, cold);
      for (const line of wrong) problem(line);
      timings.push(`${passed} disturbed packages changed no evidence but their own`);
      rows = compare(byHand, evidenceRoot);
    }
    if (options.single) {
      for (const name of names) {
        forgetCache();
        forgetEvidence();
        await measureWithNx(`single ${name}`, ['run', `${name}:maturity`]);
        const batch = new Map([...cold].filter(([file]) => file.startsWith(`${name}/`)));
        for (const line of differingEvidence('batch and single', batch, evidenceBytes(evidenceRoot, [name])))
          problem(line);
      }
    }
    for (const line of [...timings, ...problems]) console.log(line);
    console.log(formatComparison(rows));
    if (rows.some((row) => !row.equal)) process.exitCode = 1;
  }
  if (problems.length > 0) process.exitCode = 1;
}

await main().catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = 2;
});
