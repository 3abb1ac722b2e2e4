import { isUtf8 } from 'node:buffer';
import { existsSync, statSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Failure, ReportFile, StepOutput, ToolStep } from '../contract/collector.js';
import { runProcess, type LiveProcesses, type ProcessEnd } from './run-process.js';
import { toolEnvironment } from './tool-environment.js';

export interface StepContext {
  readonly interpreter: string;
  readonly temporaryFolder: string;
  /** Names of variables that the tool may see beside the usual ones. */
  readonly passEnv: readonly string[];
  readonly timeLimitMs: number;
  readonly live: LiveProcesses;
  readonly signal?: AbortSignal | undefined;
  readonly explainExit?: ((output: StepOutput) => Failure | undefined) | undefined;
}

/** What a step said, or why that is nothing that may be read. Files of its raw output are there in both cases. */
export type StepRun = {
  readonly step: ToolStep;
  readonly stdoutFile: string;
  readonly stderrFile: string;
} & (
  | { readonly ok: true; readonly output: StepOutput }
  | { readonly ok: false; readonly failure: Failure; readonly exitCode?: number; readonly stderr?: string }
);

/**
 * Runs one step. Its output counts only when the process ended by itself with a declared exit code and wrote every declared
 * report, in this run and in valid UTF-8.
 */
export async function runStep(step: ToolStep, context: StepContext): Promise<StepRun> {
  const stdoutFile = join(context.temporaryFolder, `${step.id}.stdout`);
  const stderrFile = join(context.temporaryFolder, `${step.id}.stderr`);
  const reports = Object.entries(step.reports ?? {});
  for (const [, { path }] of reports) await rm(path, { force: true, recursive: true });
  for (const [path, text] of Object.entries(step.inputs ?? {})) await writeFile(path, text);

  const startedAt = Date.now();
  const end = await runProcess({
    argv: step.argv,
    cwd: step.cwd,
    env: { ...toolEnvironment({ ...context, seesHome: step.seesHome === true }, process.env), ...step.env },
    timeLimitMs: context.timeLimitMs,
    temporaryFolder: context.temporaryFolder,
    stdoutFile,
    stderrFile,
    live: context.live,
    signal: context.signal,
  });
  const files = { step, stdoutFile, stderrFile };
  if (end.kind !== 'exited') {
    const stderr = await lossyText(stderrFile);
    return { ...files, ok: false, failure: processFailure(end, step, context, stderr), stderr };
  }

  const { exitCode } = end;
  if (!step.exitCodes.includes(exitCode)) {
    const [stdout, stderr] = [await lossyText(stdoutFile), await lossyText(stderrFile)];
    const failure =
      memoryFailure(stderr) ??
      context.explainExit?.({ id: step.id, exitCode, stdout, stderr, reports: {} }) ??
      exitFailure(exitCode);
    return { ...files, ok: false, failure, exitCode, stderr };
  }

  const stderr = await lossyText(stderrFile);
  const stdout = await readUtf8(stdoutFile, 'stdout');
  if (!stdout.ok) return { ...files, ok: false, failure: stdout.failure, exitCode, stderr };
  const texts: Record<string, string> = {};
  for (const [name, report] of reports) {
    const read = await readReport(report, name, startedAt);
    if (read === undefined) continue;
    if (!read.ok) {
      const nothing = { id: step.id, exitCode, stdout: stdout.text, stderr, reports: {} };
      const explained = read.failure.code === 'no-report' ? context.explainExit?.(nothing) : undefined;
      return { ...files, ok: false, failure: explained ?? read.failure, exitCode, stderr };
    }
    texts[name] = read.text;
  }
  return {
    ...files,
    ok: true,
    output: { id: step.id, exitCode, stdout: stdout.text, stderr, reports: texts },
  };
}

type ReportText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly failure: Failure };

/** File systems keep times in steps of up to two seconds; our own clock is finer. */
const clockToleranceMs = 2000;

/** Undefined: an optional report that was not written. */
async function readReport(
  { path, optional }: ReportFile,
  name: string,
  startedAt: number,
): Promise<ReportText | undefined> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined && optional === true) return undefined;
  if (stat?.isFile() !== true)
    return { ok: false, failure: { code: 'no-report', detail: `no ${name} report` } };
  if (stat.mtimeMs < startedAt - clockToleranceMs)
    return { ok: false, failure: { code: 'old-report', detail: `the ${name} report is older than the run` } };
  return readUtf8(path, name);
}

async function readUtf8(path: string, name: string): Promise<ReportText> {
  const bytes = await readFile(path);
  return isUtf8(bytes)
    ? { ok: true, text: bytes.toString('utf8') }
    : { ok: false, failure: { code: 'truncated-report', detail: `the ${name} report is no UTF-8 text` } };
}

function processFailure(
  end: Exclude<ProcessEnd, { kind: 'exited' }>,
  step: ToolStep,
  context: StepContext,
  stderr: string,
): Failure {
  switch (end.kind) {
    case 'time-limit':
      return { code: 'time-limit', detail: `longer than ${context.timeLimitMs / 1000} s` };
    case 'stopped':
      return { code: 'stopped' };
    case 'signalled':
      return memoryFailure(stderr) ?? { code: 'killed', detail: end.signal };
    case 'not-started':
      // A program that is there, and yet is not found, is a script of an environment whose interpreter is gone.
      return {
        code: existsSync(step.argv[0]) ? 'interpreter-broken' : 'tool-not-found',
        detail: `${basename(step.argv[0])} does not start (${end.code})`,
      };
    default:
      return end satisfies never;
  }
}

function memoryFailure(stderr: string): Failure | undefined {
  const sign =
    /^MemoryError\b|heap out of memory|memory allocation of \d+ bytes failed|Cannot allocate memory/m.exec(
      stderr,
    );
  return sign === null ? undefined : { code: 'out-of-memory', detail: sign[0] };
}

/** Shells and interpreters report a signal that ended their child as 128 and its number. */
function exitFailure(exitCode: number): Failure {
  return exitCode > 128 && exitCode < 128 + 65
    ? { code: 'killed', detail: `exit code ${exitCode}, signal ${exitCode - 128}` }
    : { code: 'unexpected-exit-code', detail: `exit code ${exitCode}` };
}

/** Text for people and for looking for signs; its wrong bytes do not matter. At most the last 64 KB. */
async function lossyText(path: string): Promise<string> {
  const bytes = await readFile(path);
  return bytes.subarray(-65_536).toString('utf8');
}
