import { closeSync, openSync } from 'node:fs';
import type { Options } from 'execa';
import { endProcessTree, killProcessTree } from './end-process-tree.js';

export interface ProcessRequest {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly timeLimitMs: number;
  /** The run's own folder, TMPDIR of the process. */
  readonly temporaryFolder: string;
  /** Files that take standard output and standard error, whatever their size. */
  readonly stdoutFile: string;
  readonly stderrFile: string;
  readonly live: LiveProcesses;
  readonly signal?: AbortSignal | undefined;
}

/** How a process ended. Only `exited` says anything about the tool's work. */
export type ProcessEnd =
  | { readonly kind: 'exited'; readonly exitCode: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  | { readonly kind: 'time-limit' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'not-started'; readonly code: string; readonly message: string };

/** Processes that run now, with their temporary folders, so that they can be ended when this program ends. */
export type LiveProcesses = Map<number, string>;

const graceMs = 2000;
const graceOnStopMs = 300;
/** Timers of Node end at once when they are longer. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Runs one process to its end, without a shell, in a process group of its own. At the time limit or on the signal the
 * whole tree ends; whatever else it leaves running ends with it too. Output goes to files, which are there afterwards however
 * it ended, not to pipes: a grandchild that keeps a pipe open would keep us waiting, and output of any size must not fill the memory.
 */
export async function runProcess(request: ProcessRequest): Promise<ProcessEnd> {
  const { argv, signal, temporaryFolder, live } = request;
  const [program, ...args] = argv;
  // Every nx command loads this file, few start a process.
  const { execa } = await import('execa');
  const stdout = openSync(request.stdoutFile, 'w');
  const stderr = openSync(request.stderrFile, 'w');
  try {
    if (signal?.aborted === true) return { kind: 'stopped' };
    const settings: Options = {
      cwd: request.cwd,
      env: request.env,
      // Nothing is inherited but what the request names.
      extendEnv: false,
      stdin: 'ignore',
      stdout: descriptor(stdout),
      stderr: descriptor(stderr),
      buffer: false,
      reject: false,
      detached: process.platform !== 'win32',
      windowsHide: true,
    };
    const child = execa(program, args, settings);
    const { pid } = child;
    if (pid === undefined) {
      const result = await child;
      return { kind: 'not-started', code: result.code ?? 'unknown', message: result.originalMessage ?? '' };
    }
    live.set(pid, temporaryFolder);
    const interruption = interrupt(request, pid);
    try {
      const result = await child;
      const reason = await interruption.settle();
      if (reason !== undefined) return { kind: reason };
      return result.exitCode === undefined
        ? { kind: 'signalled', signal: result.signal ?? 'unknown' }
        : { kind: 'exited', exitCode: result.exitCode };
    } finally {
      killProcessTree(pid, temporaryFolder);
      live.delete(pid);
    }
  } finally {
    closeSync(stdout);
    closeSync(stderr);
  }
}

/** execa hands any descriptor on to the process; its types name only those below 10. */
function descriptor(number: number): 3 {
  return number as 3;
}

/** Ends the process at the time limit or on the signal. `settle` waits for that to be done and says which it was. */
function interrupt(request: ProcessRequest, pid: number) {
  let ending: Promise<void> | undefined;
  let reason: 'time-limit' | 'stopped' | undefined;
  const end = (why: 'time-limit' | 'stopped', grace: number) => {
    if (reason !== undefined) return;
    reason = why;
    ending = endProcessTree(pid, request.temporaryFolder, grace);
  };
  const timer = setTimeout(
    () => {
      end('time-limit', graceMs);
    },
    Math.min(request.timeLimitMs, longestTimerMs),
  );
  const onAbort = () => {
    end('stopped', graceOnStopMs);
  };
  request.signal?.addEventListener('abort', onAbort, { once: true });
  return {
    async settle() {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', onAbort);
      await ending;
      return reason;
    },
  };
}
