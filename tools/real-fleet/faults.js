import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { differingEvidence, evidenceBytes } from './evidence-bytes.js';
import { folders } from './fleet.js';
import { evidenceRoot, measureWithNx } from './measure-with-nx.js';
import { say } from './step.js';

const inPackage = (/** @type {string} */ path) => join(folders.workspace, 'packages', path);

/**
 * What is done to one package, and which evidence of that package must then be unavailable; `make` returns what takes it
 * back.
 * @type {{ name: string, victim: string, unavailable: string[], make: () => () => void }[]}
 */
const faults = [
  {
    name: 'crashes',
    victim: 'cachetools',
    unavailable: ['pytest'],
    make: () =>
      edit('cachetools/tests/__init__.py', (text) => `${text}\nimport os\nos.kill(os.getpid(), 11)\n`),
  },
  {
    name: 'hangs',
    victim: 'wsproto',
    unavailable: ['pytest'],
    make: () => {
      const limit = edit('wsproto/maturity.yaml', (text) => `${text}timeLimits: { pytest: 20s }\n`);
      const hang = edit(
        'wsproto/tests/test_frame_protocol.py',
        (text) => `import time\nwhile True: time.sleep(1)\n${text}`,
      );
      return () => {
        limit();
        hang();
      };
    },
  },
  {
    name: 'loses its environment',
    victim: 'idna',
    unavailable: ['pytest', 'ruff', 'pyright', 'bandit'],
    make: () => {
      const programs = inPackage('idna/.venv/bin');
      renameSync(programs, `${programs}.away`);
      return () => {
        renameSync(`${programs}.away`, programs);
      };
    },
  },
];

/** @param {string} path @param {(text: string) => string} change @returns {() => void} takes it back */
function edit(path, change) {
  const file = inPackage(path);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, change(text));
  return () => {
    writeFileSync(file, text);
  };
}

/**
 * One line for each evidence that is not what it must be while the victim is disturbed.
 * @param {string} title
 * @param {string} victim
 * @param {string[]} unavailable collectors
 * @param {Map<string, string>} good
 * @param {Map<string, string>} now
 */
function differences(title, victim, unavailable, good, now) {
  const hit = unavailable.map((collector) => `${victim}/${collector}.json`);
  const others = (/** @type {Map<string, string>} */ all) =>
    new Map([...all].filter(([file]) => !hit.includes(file)));
  const believed = hit.filter((file) => JSON.parse(now.get(file) ?? '{}').status !== 'unavailable');
  return [
    ...believed.map((file) => `${title}: ${file} is not unavailable`),
    ...differingEvidence(title, others(good), others(now)),
  ];
}

/**
 * Makes one package crash, hang and lose its environment, in turn, and measures the whole fleet each time. Only that
 * package's evidence may change, and only to `unavailable`; its report keeps what was last known and says so; taken back,
 * every byte is as before. One line for each problem.
 * @param {string[]} names the components of the workspace
 * @param {Map<string, string>} good the evidence of the undisturbed fleet
 * @returns {Promise<{ passed: number, problems: string[] }>} `passed`: faults without a problem
 */
export async function measureFaults(names, good) {
  const all = ['run-many', '-t', 'maturity', '--projects', names.join(',')];
  /** @type {string[]} */
  const problems = [];
  let passed = 0;
  for (const { name, victim, unavailable, make } of faults.filter(({ victim }) => names.includes(victim))) {
    const title = `${victim} ${name}`;
    const report = inPackage(`${victim}/MATURITY.md`);
    const before = readFileSync(report, 'utf8');
    const known = problems.length;
    const takeBack = make();
    try {
      const { exitCode } = await measureWithNx(title, all);
      if (exitCode === 0) problems.push(`${title}: Nx ended with exit code 0`);
      const now = evidenceBytes(evidenceRoot, names);
      problems.push(...differences(title, victim, unavailable, good, now));
      if (!readFileSync(report, 'utf8').includes('The values below are from'))
        problems.push(`${title}: the report does not say that its values are the last known ones`);
    } finally {
      takeBack();
    }
    const { exitCode } = await measureWithNx(`${title}: taken back`, all);
    if (exitCode !== 0) problems.push(`${title}: taken back, Nx ended with exit code ${exitCode}`);
    problems.push(...differingEvidence(`${title}: taken back`, good, evidenceBytes(evidenceRoot, names)));
    if (readFileSync(report, 'utf8') !== before)
      problems.push(`${title}: the report is not as it was before`);
    if (problems.length === known) passed += 1;
    say(
      `${title}: ${problems.length === known ? 'only its own evidence changed' : problems.slice(known).join('; ')}`,
    );
  }
  return { passed, problems };
}
