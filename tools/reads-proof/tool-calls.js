import { describedPath } from './parse-strace.js';

/**
 * The processes of the tools that the runner started, and all that these started. What Nx and its workers read themselves
 * is left out. A tool is a process whose standard output becomes the file of a step in the temporary folder of a run, which
 * has the collector's name in its own: so the runner starts them, and nothing else does.
 *
 * @returns {Promise<(pid: string) => string | undefined>} the collector that a process works for; undefined: none
 */
export async function toolProcesses(calls) {
  const parents = new Map();
  const started = new Map();
  for await (const { pid, call, args, result } of calls) {
    if (isStart(call) && /^\d+/.test(result)) parents.set(/^\d+/.exec(result)[0], pid);
    else if (/^dup[23]$/.test(call) && !started.has(pid)) {
      const collector = collectorOf(args);
      if (collector !== undefined) started.set(pid, collector);
    }
  }
  const known = new Map();
  const worksFor = (pid) => {
    if (started.has(pid)) return started.get(pid);
    if (!known.has(pid)) {
      known.set(pid, undefined);
      const parent = parents.get(pid);
      if (parent !== undefined) known.set(pid, worksFor(parent));
    }
    return known.get(pid);
  };
  return worksFor;
}

/** Whether a call starts a process or a thread. */
export function isStart(call) {
  return /^(?:clone3?|v?fork)$/.test(call);
}

/** Of a call that makes a file of a run the standard output. */
function collectorOf(args) {
  const [from = '', to = ''] = args.split(/, (?=\d)/);
  if (!/^1\b/.test(to)) return undefined;
  return /\/maturity-[0-9a-f]{8}-\d+-(.+)-\w{6}\/[^/]+\.stdout$/.exec(describedPath(from) ?? '')?.[1];
}
