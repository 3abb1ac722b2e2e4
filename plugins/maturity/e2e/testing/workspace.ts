import { jest } from '@jest/globals';
import { execaSync } from 'execa';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { processesWith, type RunningProcess } from './processes.js';
import { startProgram, type Outcome, type RunningProgram } from './start-program.js';

/** This repository, whose packages and Python environment the workspaces use. */
export const repository = join(import.meta.dirname, '../../../..');

export interface WorkspaceOptions {
  /** Options of the plugin in nx.json. */
  readonly plugin?: Record<string, unknown>;
  /** Other entries of nx.json. */
  readonly nxJson?: Record<string, unknown>;
  /** Folders or files of the repository to copy, to a place in the workspace. */
  readonly copies?: Record<string, string>;
  readonly files?: Record<string, string>;
  /** Another workspace, of whose last commit this is to be a clone; nothing else is written then. */
  readonly cloneOf?: Workspace;
}

export interface RunOptions {
  /** Added to the usual environment; undefined takes a variable away. */
  readonly env?: Record<string, string | undefined>;
  readonly timeLimitMs?: number;
}

export interface NxOutcome extends Outcome {
  /** How each task of the run ended, from what Nx itself notes about it. */
  readonly tasks: Record<string, TaskEnd>;
}

/** `cached`: from the local cache; `remote`: from the one that several machines share. */
export type TaskEnd = 'cached' | 'remote' | 'done' | 'failed';

export interface Workspace {
  readonly root: string;
  /** Runs nx to its end. */
  nx(args: readonly string[], options?: RunOptions): Promise<NxOutcome>;
  /** Runs the command line `maturity` to its end. */
  maturity(args: readonly string[], options?: RunOptions): Promise<Outcome>;
  start(file: string, args: readonly string[], options?: RunOptions): RunningProgram;
  startNx(args: readonly string[], options?: RunOptions): RunningProgram;
  git(...args: readonly string[]): string;
  /** Commits all there is. */
  commit(): void;
  path(file: string): string;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Replaces a text that must be there. */
  edit(file: string, from: string, to: string): void;
  /** Takes a file away that may be there. */
  drop(file: string): void;
  /** Processes that were started from here and are still there. */
  processes(): RunningProcess[];
  /** Takes the workspace away, with all that was started from it. */
  remove(): void;
}

// A run of nx takes seconds, on a busy machine many.
jest.setTimeout(300_000);

const usualTimeLimitMs = 180_000;
const nxBin = createRequire(join(repository, 'package.json')).resolve('nx/bin/nx.js');
const maturityBin = join(repository, 'plugins/maturity/bin/maturity.js');

/**
 * A temporary Nx workspace with a git repository, caches and a home folder of its own, which uses this repository's packages
 * as built and its Python environment. Its processes inherit nothing but PATH.
 */
export function makeWorkspace({
  plugin = {},
  nxJson = {},
  copies = {},
  files = {},
  cloneOf,
}: WorkspaceOptions): Workspace {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'maturity-e2e-')));
  const root = join(base, 'workspace');
  const home = join(base, 'home');
  mkdirSync(root);
  mkdirSync(home);
  const path = (file: string): string => join(root, file);
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(path(file)), { recursive: true });
    writeFileSync(path(file), text);
  };
  const baseEnv = environment(base, home);

  const git = (...args: readonly string[]): string =>
    execaSync('git', args, { cwd: root, env: baseEnv, extendEnv: false }).stdout;
  const commit = (): void => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', 'state');
  };
  if (cloneOf === undefined) {
    for (const [file, text] of Object.entries(filesOfWorkspace(plugin, nxJson))) write(file, text);
    for (const [from, to] of Object.entries(copies)) {
      cpSync(join(repository, from), path(to), {
        recursive: true,
        filter: (source) => !source.includes('__pycache__'),
      });
    }
    for (const [file, text] of Object.entries(files)) write(file, text);
    git('init', '--quiet', '--initial-branch', 'main');
  } else git('clone', '--quiet', cloneOf.root, '.');
  symlinkSync(join(repository, 'node_modules'), path('node_modules'));
  symlinkSync(join(repository, '.venv'), path('.venv'));
  if (cloneOf === undefined) commit();

  const start = (
    file: string,
    args: readonly string[],
    { env, timeLimitMs }: RunOptions = {},
  ): RunningProgram =>
    startProgram(file, args, {
      cwd: root,
      env: { ...baseEnv, ...env },
      timeLimitMs: timeLimitMs ?? usualTimeLimitMs,
    });
  const startNx: Workspace['startNx'] = (args, options) => start(process.execPath, [nxBin, ...args], options);

  return {
    root,
    start,
    startNx,
    nx: async (args, options) => {
      rmSync(join(base, 'nx-cache/run.json'), { force: true });
      const outcome = await startNx(args, options).ended;
      return { ...outcome, tasks: tasksOfRun(join(base, 'nx-cache/run.json')) };
    },
    maturity: (args, options) => start(process.execPath, [maturityBin, ...args], options).ended,
    git,
    commit,
    path,
    read: (file) => readFileSync(path(file), 'utf8'),
    write,
    edit: (file, from, to) => {
      const text = readFileSync(path(file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not hold '${from}':\n${text}`);
      writeFileSync(
        path(file),
        text.replace(from, () => to),
      );
    },
    drop: (file) => {
      rmSync(path(file), { recursive: true, force: true });
    },
    processes: () => processesWith(`HOME=${home}`),
    remove: () => {
      for (const { pid } of processesWith(`HOME=${home}`)) endProcess(pid);
      rmSync(base, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** What every workspace holds beside what its test is about, by path. */
function filesOfWorkspace(
  plugin: Record<string, unknown>,
  nxJson: Record<string, unknown>,
): Record<string, string> {
  const usual = {
    analytics: false,
    namedInputs: { maturitySources: ['default'] },
    plugins: [{ plugin: '@tta/maturity', options: plugin }],
  };
  return {
    'package.json': JSON.stringify({ name: 'workspace', private: true, version: '0.0.0' }),
    'nx.json': JSON.stringify({ ...usual, ...nxJson }, null, 2),
    // Without a slash: the two folders of packages are links here.
    '.gitignore':
      'node_modules\n.venv\n.maturity\n.nx\n__pycache__\n.ruff_cache\n.pytest_cache\n.coverage\n.coverage.*\n',
  };
}

/** Nx notes the tasks of its last run in this file; a run without tasks writes none. */
function tasksOfRun(file: string): Record<string, TaskEnd> {
  if (!existsSync(file)) return {};
  const { tasks } = JSON.parse(readFileSync(file, 'utf8')) as {
    tasks: { taskId: string; cacheStatus: string; status: number }[];
  };
  return Object.fromEntries(
    tasks.map(({ taskId, cacheStatus, status }): [string, TaskEnd] => {
      if (cacheStatus === 'local-cache-hit') return [taskId, 'cached'];
      if (cacheStatus === 'remote-cache-hit') return [taskId, 'remote'];
      return [taskId, status === 0 ? 'done' : 'failed'];
    }),
  );
}

function environment(base: string, home: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    LANG: 'C.UTF-8',
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NX_NO_CLOUD: 'true',
    NX_CACHE_DIRECTORY: join(base, 'nx-cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(base, 'nx-data'),
    MATURITY_NOW: '2026-03-01',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'author',
    GIT_AUTHOR_EMAIL: 'author@example.org',
    GIT_COMMITTER_NAME: 'author',
    GIT_COMMITTER_EMAIL: 'author@example.org',
  };
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
