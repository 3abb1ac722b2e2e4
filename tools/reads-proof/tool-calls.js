import { describedPath } from './parse-strace.js';

/**
 * The processes of the tools that the runner started, and all that these started. What Nx and its workers read themselves
 * is left out. A tool is a process whose standard output becomes the file of a step in the temporary folder of a run: so
 * the runner starts them, and nothing else does.
 *
 * @returns {Promise<{ isOfTool: (pid: string) => boolean, tools: number }>} `tools`: how many the runner started
 */
export async function toolProcesses(calls) {
  const parents = new Map();
  const started = new Set();
  for await (const { pid, call, args, result } of calls) {
    if (isStart(call) && /^\d+/.test(result)) parents.set(/^\d+/.exec(result)[0], pid);
    else if (/^dup[23]$/.test(call) && isStandardOutput(args)) started.add(pid);
  }
  const known = new Map();
  const isOfTool = (pid) => {
    if (started.has(pid)) return true;
    if (!known.has(pid)) {
      known.set(pid, false);
      const parent = parents.get(pid);
      known.set(pid, parent !== undefined && isOfTool(parent));
    }
    return known.get(pid);
  };
  const tools = [...started].filter((pid) => !isOfTool(parents.get(pid) ?? '')).length;
  return { isOfTool, tools };
}

/** Whether a call starts a process or a thread. */
export function isStart(call) {
  return /^(?:clone3?|v?fork)$/.test(call);
}

function isStandardOutput(args) {
  const [from = '', to = ''] = args.split(/, (?=\d)/);
  const path = describedPath(from);
  return /^1\b/.test(to) && path !== undefined && /\/maturity-[^/]+\/[^/]+\.stdout$/.test(path);
}
