import { spawn, spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { looksOfCalls } from './looks-of-calls.js';
import { parseStrace } from './parse-strace.js';
import { toolProcesses } from './tool-calls.js';

const program = 'strace';

/** Why strace cannot be used here; undefined: it can. It may be missing, and a container may forbid to trace. */
export function whyNoStrace() {
  const { status, error, stderr } = spawnSync(program, ['-f', '-o', '/dev/null', 'true'], {
    encoding: 'utf8',
  });
  if (error !== undefined) return `strace does not start (${error.code}): apt-get install -y strace`;
  return status === 0 ? undefined : `strace may not trace here: ${stderr.trim().split('\n').at(-1)}`;
}

/**
 * Runs a command to its end under strace: its status, what it printed, and by collector what the tools that the runner
 * started in it, and all that these started, looked at.
 */
export async function looksOfTools(command, { cwd, env, file, minutes }) {
  const traced = '%file,%process,getdents64,fchdir,dup2,dup3';
  const options = ['-f', '-y', '-qq', '-s', '4096', '--seccomp-bpf', '-e', `trace=${traced}`];
  const args = [...options, '-e', 'signal=none', '-o', file, ...command];
  const { status, output } = await run(args, cwd, env, minutes);
  // Twice through the file: a process may be seen at work before it is seen who started it.
  const worksFor = await toolProcesses(callsOf(file));
  const calls = new Map();
  for await (const call of callsOf(file)) {
    const collector = worksFor(call.pid);
    if (collector === undefined) continue;
    if (!calls.has(collector)) calls.set(collector, []);
    calls.get(collector).push(call);
  }
  const looks = new Map([...calls].map(([collector, ofOne]) => [collector, looksOfCalls(ofOne)]));
  return { status, output, looks };
}

const callsOf = (file) =>
  parseStrace(createInterface({ input: createReadStream(file), crlfDelay: Infinity }));

function run(args, cwd, env, minutes) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    const limit = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), minutes * 60_000);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk;
      });
    child.on('error', reject);
    const end = (status, signal) => {
      clearTimeout(limit);
      resolve({ status: status ?? signal, output });
    };
    child.on('close', end);
    // What outlives the run (a thread that cannot end once its tracer is gone) may hold the streams open for ever.
    child.on('exit', (status, signal) => setTimeout(end, 10_000, status, signal).unref());
  });
}
