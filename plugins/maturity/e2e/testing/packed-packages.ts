import { mkdtempSync, readdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram, type Outcome } from './start-program.js';
import { succeeded } from './succeeded.js';
import { repository } from './workspace.js';

const packages = ['libs/model', 'libs/collectors', 'libs/assessment', 'libs/document', 'plugins/maturity'];

/** A folder outside this repository with its packages as they would be published. */
export interface PackedPackages {
  readonly base: string;
  readonly tarballs: readonly string[];
  /** Runs a program to its end, with a cache of Nx of its own; fails the test unless it succeeds or `mayFail`. */
  readonly run: (command: readonly string[], cwd: string, mayFail?: 'may fail') => Promise<Outcome>;
}

export async function packPackages(): Promise<PackedPackages> {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'maturity-packed-')));
  const run: PackedPackages['run'] = async (command, cwd, mayFail) => {
    const [file = '', ...args] = command;
    const env = {
      ...inherited(),
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      NX_CACHE_DIRECTORY: join(base, 'nx-cache'),
    };
    const outcome = await startProgram(file, args, { cwd, env, timeLimitMs: 300_000 }).ended;
    if (mayFail === undefined) succeeded(outcome);
    return outcome;
  };
  const which = packages.flatMap((folder) => ['--workspace', folder]);
  await run(['npm', 'pack', '--ignore-scripts', '--pack-destination', base, ...which], repository);
  const tarballs = readdirSync(base).filter((name) => name.endsWith('.tgz'));
  expect(tarballs).toHaveLength(packages.length);
  return { base, tarballs: tarballs.map((name) => join(base, name)), run };
}

/** The environment of this process, which may say how to reach the registries, without what tells nx and jest about it. */
function inherited(): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(NX_|JEST_|NODE_OPTIONS$|npm_|CI$)/.test(name)),
  );
}
