import { mkdtempSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declaredBy } from './declared.js';
import { isPassed } from './describe-run.js';
import { reasonFor } from './reasons.js';
import { seenPaths } from './seen-paths.js';
import { looksOfTools, whyNoStrace } from './strace.js';

/** Starts a tool as the runner does: with its standard output in the folder of a run. */
const runner = `
  const { spawnSync } = require('node:child_process');
  const fs = require('node:fs');
  const [run, ...command] = process.argv.slice(1);
  fs.readFileSync('read-by-nx.txt');
  spawnSync(command[0], command.slice(1), { stdio: ['ignore', fs.openSync(run + '/scan.stdout', 'w'), 'inherit'] });
`;
const inputs = { files: new Set(['declared.txt']), places: [], walked: [], wouldBe: new Set() };
const trace = { files: {}, absent: [], folders: {}, imported: [], made: [] };
const withStrace = whyNoStrace() === undefined ? test : test.skip;

const runFolder = 'maturity-0123abcd-10-ruff-a1B2c3';

let base;
beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'reads-proof-')));
  for (const folder of ['workspace', 'home', runFolder]) mkdirSync(join(base, folder));
  for (const name of ['declared.txt', 'undeclared.txt', 'read-by-nx.txt'])
    writeFileSync(join(base, 'workspace', name), 'x\n');
});
afterEach(() => {
  rmSync(base, { recursive: true });
});

async function runOf(...tool) {
  const workspace = join(base, 'workspace');
  const command = [process.execPath, '-e', runner, join(base, runFolder), ...tool];
  const options = { cwd: workspace, env: process.env, file: join(base, 'strace.txt'), minutes: 1 };
  const { looks } = await looksOfTools(command, options);
  expect([...looks.keys()]).toEqual(['ruff']);
  const places = { workspace, home: join(base, 'home') };
  const verdicts = seenPaths(looks.get('ruff'), places).map((seen) => ({
    ...seen,
    verdict: declaredBy(seen, trace, inputs, () => false) ?? reasonFor(seen, 'ruff', places)?.id ?? 'none',
  }));
  return { problem: undefined, verdicts };
}

withStrace('a tool that opens what is declared passes', async () => {
  const run = await runOf('cat', 'declared.txt');
  expect(run.verdicts.map(({ path, verdict }) => [path, verdict])).toEqual(
    expect.arrayContaining([['declared.txt', 'inputs']]),
  );
  expect(isPassed(run)).toBe(true);
});

withStrace.each([
  ['opens', ['cat', 'declared.txt', 'undeclared.txt'], 'undeclared.txt'],
  ['looks for in vain', ['cat', 'missing.txt'], 'missing.txt'],
  ['only asks about', ['test', '-e', 'undeclared.txt'], 'undeclared.txt'],
  ['lists', ['ls', '.'], '.'],
  ['lets another program open', ['sh', '-c', 'cat undeclared.txt; true'], 'undeclared.txt'],
])('a tool fails that %s what is not declared', async (_, tool, path) => {
  const run = await runOf(...tool);
  expect(run.verdicts.filter(({ verdict }) => verdict === 'none').map((one) => one.path)).toContain(path);
  expect(isPassed(run)).toBe(false);
});

withStrace('a tool in the home of the user fails', async () => {
  writeFileSync(join(base, 'home/.ruff.toml'), '');
  expect(isPassed(await runOf('cat', join(base, 'home/.ruff.toml')))).toBe(false);
});

test('a run without a measurement, or in which nothing was looked at, proves nothing', () => {
  expect(isPassed({ problem: 'no tool was started', verdicts: [] })).toBe(false);
  expect(isPassed({ problem: undefined, verdicts: [] })).toBe(false);
});
