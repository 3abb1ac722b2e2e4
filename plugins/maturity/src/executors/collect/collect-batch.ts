import type { ExecutorContext, Task, TaskGraph } from '@nx/devkit';
import { collect, type Collected, type CollectRequest } from '@tta/maturity-collectors';
import { formatProblem, type Problem } from '@tta/maturity-model';
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { optionsInForce } from '../../options/options-in-force.js';
import { recordDuration, recordedDurations } from '../../shards/recorded-durations.js';
import { measuringLimits } from '../../workspace/measuring-limits.js';
import { projectOf, readComponent } from '../../workspace/read-component.js';
import { evidencePath } from '@tta/maturity-collectors';
import { answeringAll, type BatchResult } from '../batch.js';
import { endedSignal } from '../ended-signal.js';
import { sayLive } from '../live-line.js';
import { queue } from '../queue.js';
import { refuseConfiguration } from '../refuse-configuration.js';
import { hintAtVariables } from './hint-at-variables.js';
import { describeCollected, progressLine } from './describe-collected.js';
import { typedCommands } from '../../workspace/typed-commands.js';

export interface CollectTaskOptions {
  readonly component: string;
  readonly collector: string;
}

/** Runs the collectors of all tasks: shared processes where tools allow it, as many at a time as there are cores. */
export default function collectBatch(
  taskGraph: TaskGraph,
  options: Record<string, CollectTaskOptions>,
  _overrides: unknown,
  context: ExecutorContext,
): AsyncIterable<BatchResult> {
  return answeringAll(
    Object.keys(taskGraph.tasks),
    collectTasks(Object.values(taskGraph.tasks), options, context),
  );
}

async function* collectTasks(
  tasks: readonly Task[],
  options: Record<string, CollectTaskOptions>,
  context: ExecutorContext,
): AsyncIterable<BatchResult> {
  const taskOf = new Map<CollectRequest, Task>();
  const problemsOf = new Map<CollectRequest, readonly Problem[]>();
  for (const task of tasks) {
    const planned = planTask(task, options[task.id] as CollectTaskOptions, context);
    if ('request' in planned) {
      taskOf.set(planned.request, task);
      problemsOf.set(planned.request, planned.problems);
    } else yield { task: task.id, result: { success: false, terminalOutput: planned.refusal } };
  }
  if (taskOf.size === 0) return;

  const { python, policy, passEnv } = optionsInForce(context.nxJsonConfiguration);
  const names = [...taskOf.keys()].map(({ component }) => component.name);
  const durations = recordedDurations(context.root, [...new Set(names)]);
  const limits = measuringLimits(context.root, policy, passEnv);
  const passed = [...limits.passEnv];
  const hints = (collected: Collected): string[] => hintAtVariables(collected, passed, context.root);
  const results = queue<Collected>();
  const ended = endedSignal();
  const work = collect([...taskOf.keys()], {
    workspaceRoot: context.root,
    parallel: availableParallelism(),
    ...(python.interpreter !== undefined && { interpreter: python.interpreter }),
    ...(python.environment !== undefined && {
      environmentCommand: `${typedCommands(context.root).nx} run ${python.environment}`,
    }),
    ...limits,
    expectedMs: ({ component, collector }) => durations.get(component.name)?.get(collector),
    signal: ended.signal,
    onCollected: (collected) => {
      if (!ended.signal.aborted)
        sayLive(taskOf.get(collected.request)?.target.project ?? '', [
          progressLine(collected),
          ...hints(collected),
        ]);
      noteDuration(collected, context.root);
      results.push(collected);
    },
  }).then(
    () => {
      results.end();
    },
    (error: unknown) => {
      results.fail(error);
    },
  );
  for await (const collected of results) {
    // An answer of an interrupted tool would count as its failure; see below.
    if (ended.signal.aborted) continue;
    const task = taskOf.get(collected.request);
    if (task === undefined) throw new Error('A collector answered a request that nobody made.');
    const success = collected.evidence.status !== 'unavailable';
    const said = success ? [] : (problemsOf.get(collected.request) ?? []).map(formatProblem);
    const terminalOutput = [...said, ...hints(collected), describeCollected(collected)].join('\n');
    yield { task: task.id, result: { success, terminalOutput } };
  }
  await work;
  ended.forget();
  // Nx counts tasks without an answer as stopped when it was interrupted itself, and as failed when only this process was.
  if (ended.signal.aborted) process.exit(ended.exitStatus());
}

/** A tool that did its work says how long that takes, for the next division among machines. */
function noteDuration({ request, evidence, durationMs }: Collected, workspaceRoot: string): void {
  if (evidence.status === 'unavailable') return;
  recordDuration(workspaceRoot, request.component.name, request.collector, durationMs);
}

function planTask(
  task: Task,
  { component: name, collector }: CollectTaskOptions,
  context: ExecutorContext,
): { request: CollectRequest; problems: readonly Problem[] } | { refusal: string } {
  const refusal = refuseConfiguration(task, context);
  if (refusal !== undefined) return { refusal };
  // From here on evidence of an earlier run must not be taken for this one's.
  const path = evidencePath(name, collector);
  try {
    rmSync(join(context.root, path), { force: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return {
      refusal: `${path} of an earlier run cannot be removed (${code ?? message}). Make its folder writable, then run the target again.`,
    };
  }
  const read = readComponent(projectOf(task.target.project, context), context.root);
  if (!read.ok) return { refusal: read.problems.map(formatProblem).join('\n') };
  const { scope, problems } = read.component;
  const refused = problems.filter(({ code }) => code === 'outside-workspace' || code === 'no-sources');
  if (refused.length > 0) return { refusal: refused.map(formatProblem).join('\n') };
  return { request: { component: scope, collector }, problems };
}
