import { execa } from 'execa';

const started = performance.now();
const signals = /** @type {const} */ (['SIGINT', 'SIGTERM']);

/** Prints one line with the seconds since the start. */
export function say(/** @type {string} */ line) {
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(`[${String(seconds).padStart(5)} s] ${line}`);
}

/**
 * Runs one program to its end and returns what it wrote to standard output. When the time is over, or on Ctrl-C or
 * SIGTERM, its process group is ended. Throws with the end of its output when it could not start, was ended, or its exit
 * code is not one of `exitCodes`.
 * @param {string} title what a person reads while it runs
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, minutes: number, env?: Record<string, string>, live?: 'none' | 'stderr' | 'all',
 *   exitCodes?: number[], input?: string }} options `live`: what is passed on as it comes; `input`: for standard input
 * @returns {Promise<{ stdout: string, exitCode: number, seconds: number }>}
 */
export async function step(title, program, args, options) {
  const { cwd, minutes, env = {}, live = 'none', exitCodes = [0], input } = options;
  say(title);
  const start = performance.now();
  // A process group of its own: a time limit on the first process alone would leave its workers behind.
  const child = execa(program, args, {
    cwd,
    env,
    ...(input === undefined ? { stdin: 'ignore' } : { input }),
    stdout: live === 'all' ? ['pipe', 'inherit'] : 'pipe',
    stderr: live === 'none' ? 'pipe' : ['pipe', 'inherit'],
    all: true,
    reject: false,
    detached: true,
    maxBuffer: 200_000_000,
  });
  let ended = '';
  const kill = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error; // It has ended by itself.
    }
  };
  /** @type {NodeJS.Timeout | undefined} */
  let mercy;
  const end = (/** @type {string} */ why) => {
    ended = why;
    // Asked first: what it started in groups of their own only it can end.
    kill('SIGTERM');
    mercy = setTimeout(() => kill('SIGKILL'), 10_000);
  };
  const limit = setTimeout(() => end(`was ended after ${minutes} minutes`), minutes * 60_000);
  const interrupted = () => end('was interrupted');
  for (const signal of signals) process.once(signal, interrupted);
  const result = await child;
  clearTimeout(limit);
  clearTimeout(mercy);
  for (const signal of signals) process.removeListener(signal, interrupted);
  if (ended !== '' || result.exitCode === undefined || !exitCodes.includes(result.exitCode)) {
    const what = ended !== '' ? ended : `ended with exit code ${result.exitCode ?? result.shortMessage}`;
    throw new Error(`${title}: ${program} ${args.join(' ')} ${what}\n${result.all.slice(-4000)}`);
  }
  return { stdout: result.stdout, exitCode: result.exitCode, seconds: (performance.now() - start) / 1000 };
}
