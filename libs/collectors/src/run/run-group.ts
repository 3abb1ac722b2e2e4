import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  Collector,
  Failure,
  GroupReading,
  MeasuredScope,
  StepOutput,
  ToolContext,
} from '../contract/collector.js';
import { runFolderPrefix } from './clear-abandoned.js';
import { composeLog } from './compose-log.js';
import { owner } from './owner.js';
import type { LiveProcesses } from './run-process.js';
import { runStep, type StepRun } from './run-step.js';
import { withLeftOut } from './with-left-out.js';

export interface GroupRequest {
  readonly collector: Collector;
  readonly scopes: readonly MeasuredScope[];
  readonly workspaceRoot: string;
  readonly interpreter: string;
  readonly programs: Readonly<Record<string, string>>;
  readonly passEnv: readonly string[];
  readonly timeLimitMs: number;
  readonly rerunFailedTests: number;
  readonly live: LiveProcesses;
  readonly signal?: AbortSignal | undefined;
}

/** What came out of the processes of one group. */
export type GroupRun = { readonly log: string; readonly temporaryFolder: string } & (
  | Extract<GroupReading, { usable: true }>
  | {
      readonly usable: false;
      readonly failure: Failure;
      readonly exitCode?: number;
      readonly stderr?: string;
    }
);

/** Runs the steps of one group in a fresh temporary folder and reads what they left; the folder is gone afterwards. */
export async function runGroup(request: GroupRequest): Promise<GroupRun> {
  const { collector, scopes } = request;
  // Links resolved: tools print real paths, and those are cut out of their messages.
  const name = `${runFolderPrefix}${owner()}-${collector.name.replace(/[^\w-]/g, '_')}-`;
  const temporaryFolder = await realpath(await mkdtemp(join(tmpdir(), name)));
  try {
    await mkdir(join(temporaryFolder, 'home'));
    const { workspaceRoot, interpreter, programs } = request;
    const context: ToolContext = {
      workspaceRoot,
      interpreter,
      programs,
      temporaryFolder,
      nonce: randomUUID(),
      rerunFailedTests: request.rerunFailedTests,
    };
    const startedAt = Date.now();
    const runs: StepRun[] = [];
    const outputs: Record<string, StepOutput> = {};
    for (const step of collector.steps(scopes, context)) {
      const run = await runStep(step, {
        ...request,
        temporaryFolder,
        explainExit: (output) => collector.explainExit?.(output),
      });
      runs.push(run);
      const log = () => composeLog(runs, scopes.length);
      if (!run.ok) {
        const { failure, exitCode, stderr } = run;
        return {
          usable: false,
          failure,
          ...(exitCode !== undefined && { exitCode }),
          ...(stderr !== undefined && { stderr }),
          log: await log(),
          temporaryFolder,
        };
      }
      outputs[step.id] = run.output;
    }
    const stopped = await runFurther(request, context, startedAt, runs, outputs);
    const reading: GroupReading =
      stopped ?? withLeftOut(collector.read(outputs, scopes, context), request, outputs);
    const log = await composeLog(runs, scopes.length);
    if (reading.usable) return { ...reading, log, temporaryFolder };
    const last = runs.at(-1);
    return {
      ...reading,
      ...(last?.ok === true && { exitCode: last.output.exitCode, stderr: last.output.stderr }),
      log,
      temporaryFolder,
    };
  } finally {
    await rm(temporaryFolder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Runs the steps that follow from the output of the others, in the time that is left. One that does not run ends them, and
 * is no reason to lose what is known already, except that a stopped run has no result.
 */
async function runFurther(
  request: GroupRequest,
  context: ToolContext,
  startedAt: number,
  runs: StepRun[],
  outputs: Record<string, StepOutput>,
): Promise<GroupReading | undefined> {
  const { collector, scopes, timeLimitMs } = request;
  for (;;) {
    const step = collector.again?.(outputs, scopes, context);
    const leftMs = timeLimitMs - (Date.now() - startedAt);
    if (step === undefined || leftMs <= 0) return undefined;
    const run = await runStep(step, { ...request, ...context, timeLimitMs: leftMs });
    runs.push(run);
    if (run.ok) outputs[step.id] = run.output;
    else return run.failure.code === 'stopped' ? { usable: false, failure: run.failure } : undefined;
  }
}
