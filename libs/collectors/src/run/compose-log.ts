import { open, stat } from 'node:fs/promises';
import type { StepRun } from './run-step.js';

/** More than any tool says that ended by itself; a run-away program must not fill the disk a second time. */
const longestStream = 16 * 1024 * 1024;
/** Output that is about many components is kept by each of them only as far as it helps to understand a failure. */
const longestSharedStream = 64 * 1024;

/** The log of a group's run: each process with its command, how it ended, and what it wrote. */
export async function composeLog(runs: readonly StepRun[], components: number): Promise<string> {
  const limit = components === 1 ? longestStream : longestSharedStream;
  const parts = components === 1 ? [] : [`One run for ${components} components.\n`];
  for (const run of runs) {
    parts.push(`$ ${JSON.stringify(run.step.argv)}\nin ${run.step.cwd}\n${ending(run)}\n`);
    parts.push(await section('standard error', run.stderrFile, limit));
    parts.push(await section('standard output', run.stdoutFile, limit));
  }
  return parts.join('\n');
}

function ending(run: StepRun): string {
  if (run.ok) return `exit code ${run.output.exitCode}`;
  const exit = run.exitCode === undefined ? '' : ` (exit code ${run.exitCode})`;
  return `${run.failure.code}${run.failure.detail === undefined ? '' : `: ${run.failure.detail}`}${exit}`;
}

async function section(title: string, path: string, limit: number): Promise<string> {
  const { size } = await stat(path);
  if (size === 0) return `--- ${title}: nothing\n`;
  const cut = size > limit ? `, the last ${limit}` : '';
  return `--- ${title} (${size} bytes${cut})\n${await lastBytes(path, size, limit)}\n`;
}

async function lastBytes(path: string, size: number, limit: number): Promise<string> {
  const length = Math.min(size, limit);
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
