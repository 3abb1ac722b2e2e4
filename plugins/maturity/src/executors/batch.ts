import type { ExecutorContext, Task, TaskGraph } from '@nx/devkit';

/** What Nx wants to know of a task of a batch. */
export interface TaskResult {
  readonly success: boolean;
  readonly terminalOutput: string;
  readonly startTime?: number;
  readonly endTime?: number;
}

export interface BatchResult {
  readonly task: string;
  readonly result: TaskResult;
}

export type BatchExecutor<Options> = (
  taskGraph: TaskGraph,
  options: Record<string, Options>,
  overrides: unknown,
  context: ExecutorContext,
) => AsyncIterable<BatchResult>;

/**
 * The executor of a single task, made from that of a batch, so that there is one code path. It prints what Nx would show of
 * the batch's task.
 */
export function single<Options>(batch: BatchExecutor<Options>) {
  return async (options: Options, context: ExecutorContext): Promise<{ success: boolean }> => {
    const { projectName, targetName, configurationName, taskGraph } = context;
    if (projectName === undefined || targetName === undefined)
      throw new Error('Nx named no project or no target.');
    const id = [projectName, targetName, configurationName].filter((part) => part !== undefined).join(':');
    const task: Task = taskGraph?.tasks[id] ?? {
      id,
      target: {
        project: projectName,
        target: targetName,
        ...(configurationName && { configuration: configurationName }),
      },
      overrides: {},
      outputs: [],
      parallelism: true,
      cache: false,
    };
    const alone: TaskGraph = {
      roots: [id],
      tasks: { [id]: task },
      dependencies: { [id]: [] },
      continuousDependencies: {},
    };
    for await (const { result } of batch(alone, { [id]: options }, {}, context)) {
      if (result.terminalOutput !== '') console.log(result.terminalOutput);
      return { success: result.success };
    }
    throw new Error(`The task ${id} gave no result.`);
  };
}

/**
 * Passes on what a batch yields and answers for every task that it left out: Nx runs a batch that omits a task for ever.
 */
export async function* answeringAll(
  taskIds: readonly string[],
  results: AsyncIterable<BatchResult>,
): AsyncIterable<BatchResult> {
  const open = new Set(taskIds);
  let failure = 'the batch ended without a result for this task';
  try {
    for await (const result of results) {
      open.delete(result.task);
      yield result;
    }
  } catch (error) {
    failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  for (const task of open) yield { task, result: { success: false, terminalOutput: failure } };
}
