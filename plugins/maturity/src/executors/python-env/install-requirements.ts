import { execa } from 'execa';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeMark } from './environment-mark.js';

export interface Installation {
  readonly root: string;
  /** Relative to the workspace. */
  readonly environment: string;
  readonly interpreter: string;
  readonly requirements: string;
  /** With which it is made. */
  readonly python: string;
  /** Called while it goes on. */
  readonly say: (line: string) => void;
}

const timeLimitMs = 10 * 60_000;

/** Makes the environment anew: nothing of what lay there stays. The mark comes first, so that a half-made one is known as ours. */
export async function makeEnvironment(installation: Installation): Promise<void> {
  const { root, environment, python, say } = installation;
  const folder = join(root, environment);
  const uv = await hasUv();
  say(`Making ${environment} with ${uv ? 'uv' : `${python} -m venv`}.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeMark(folder, { complete: undefined });
  await run(
    uv
      ? ['uv', 'venv', environment, '--allow-existing', '--python', python]
      : [python, '-m', 'venv', environment],
    installation,
  );
}

/** Installs exactly what the requirements say; something else that is there stays. */
export async function installRequirements(installation: Installation): Promise<void> {
  const { root, environment, interpreter, requirements, say } = installation;
  const pinned = ['--require-hashes', '-r', requirements];
  // While it is under way it counts as half-made.
  writeMark(join(root, environment), { complete: undefined });
  const uv = await hasUv();
  say(`Installing ${requirements} into ${environment} with ${uv ? 'uv' : 'pip'}.`);
  const installer = uv
    ? ['uv', 'pip', 'install', '--python', interpreter]
    : [interpreter, '-m', 'pip', 'install', '--disable-pip-version-check', '--progress-bar', 'off'];
  await run([...installer, ...pinned], installation);
}

/** Whether requirements can be installed into an environment at all: somebody may have taken pip away. */
export async function canInstall({ interpreter }: Pick<Installation, 'interpreter'>): Promise<boolean> {
  if (!existsSync(interpreter)) return false;
  if (await hasUv()) return true;
  const { exitCode } = await execa(interpreter, ['-m', 'pip', '--version'], { reject: false });
  return exitCode === 0;
}

/** Runs a command and says what it does, one line per distribution. Throws `ExecaError` when it fails. */
async function run([file = '', ...args]: readonly string[], { root, say }: Installation): Promise<void> {
  const child = execa(file, args, { cwd: root, all: true, timeout: timeLimitMs, stdin: 'ignore' });
  for await (const line of child.iterable({ from: 'all' })) {
    const said = progressIn(line);
    if (said !== undefined) say(said);
  }
  await child;
}

/** What a person wants to see of the lines that pip and uv print. */
export function progressIn(line: string): string | undefined {
  const collected = /^Collecting (\S+)/.exec(line)?.[1];
  if (collected !== undefined) return `  ${collected}`;
  return /^(?:Installing collected|Resolved|Prepared|Installed|Uninstalled) /.test(line)
    ? `  ${line.slice(0, 100)}`
    : undefined;
}

/** The last lines of a command that failed. */
export function lastLines({
  all,
  shortMessage,
}: {
  readonly all?: unknown;
  readonly shortMessage: string;
}): string {
  const text = typeof all === 'string' ? all.trimEnd().split('\n').slice(-20).join('\n') : '';
  return text === '' ? shortMessage : `${shortMessage}\n${text}`;
}

async function hasUv(): Promise<boolean> {
  const { exitCode } = await execa('uv', ['--version'], { reject: false, timeout: 10_000 });
  return exitCode === 0;
}
