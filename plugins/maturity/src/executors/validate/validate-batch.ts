import type { ExecutorContext, Task, TaskGraph } from '@nx/devkit';
import { formatProblem, type Evidence } from '@tta/maturity-model';
import { posix } from 'node:path';
import { hashedFiles, type HashedFiles } from '../../nx-internals.js';
import { optionsInForce } from '../../options/options-in-force.js';
import type { PluginOptions } from '../../options/plugin-options.js';
import {
  gatherEvidence,
  gatheringPlace,
  type GatheredEvidence,
  type GatheringPlace,
} from '../../workspace/gather-evidence.js';
import { lookAtWorkspace, type WorkspaceFiles } from '../../workspace/look-at-workspace.js';
import { maturityMetadata } from '../../workspace/maturity-metadata.js';
import { projectOf, readComponent } from '../../workspace/read-component.js';
import { readWorkspacePolicy, type PolicyInForce } from '../../workspace/read-policy.js';
import { recordsAtBase, type RecordsAtBase } from '../../merge-base/records-at-base.js';
import { validateComponent } from '../../workspace/validate-component.js';
import { answeringAll, type BatchResult, type TaskResult } from '../batch.js';
import { isInRun } from '../is-in-run.js';
import { sayLive } from '../live-line.js';
import { missingCollectors } from '../missing-collectors.js';
import { refuseConfiguration } from '../refuse-configuration.js';
import { typedCommands } from '../../workspace/typed-commands.js';

/** Validates the components of all tasks. */
export default function validateBatch(
  taskGraph: TaskGraph,
  _options: Record<string, unknown>,
  _overrides: unknown,
  context: ExecutorContext,
): AsyncIterable<BatchResult> {
  return answeringAll(Object.keys(taskGraph.tasks), validateTasks(Object.values(taskGraph.tasks), context));
}

async function* validateTasks(tasks: readonly Task[], context: ExecutorContext): AsyncIterable<BatchResult> {
  const { root, nxJsonConfiguration: nxJson } = context;
  const options = optionsInForce(nxJson);
  const policy = readWorkspacePolicy(root, options.policy);
  const place = gatheringPlace(root, nxJson);
  const workspace = lookAtWorkspace(root);
  const hashed = await hashedFiles(context.projectGraph, root);
  let atBase: Promise<RecordsAtBase> | undefined;
  // Asked once, and only where a component is above the first stage.
  const askBase = () => (atBase ??= recordsAtBase(recordFilesOf(tasks, context), { root, nxJson }));
  for (const task of tasks) {
    const result = policy.ok
      ? validateTask(task, policy.value, { place, hashed, workspace, askBase }, options, context)
      : concluded(task.target.project, policy.problems.map(formatProblem), []);
    yield { task: task.id, result: await result };
  }
  place.save();
}

/** Through what all components of a run are looked at, once. */
interface Looking {
  readonly place: GatheringPlace;
  readonly hashed: HashedFiles;
  readonly workspace: WorkspaceFiles;
  readonly askBase: () => Promise<RecordsAtBase>;
}

function recordFilesOf(tasks: readonly Task[], context: ExecutorContext): string[] {
  return tasks.map(({ target }) => posix.join(projectOf(target.project, context).root, 'maturity.yaml'));
}

async function validateTask(
  task: Task,
  policy: PolicyInForce,
  { place, hashed, workspace, askBase }: Looking,
  options: PluginOptions,
  context: ExecutorContext,
): Promise<TaskResult> {
  const { project } = task.target;
  const refusal = refuseConfiguration(task, context);
  if (refusal !== undefined) return concluded(project, [refusal], []);
  const configuration = projectOf(project, context);
  const read = readComponent(configuration, context.root);
  if (!read.ok) {
    const inferred = maturityMetadata(configuration)?.problems ?? [];
    return concluded(project, (read.problems.length > 0 ? read.problems : inferred).map(formatProblem), []);
  }
  const { component } = read;
  const notRun = missingCollectors(project, component, context);
  if (notRun !== undefined) return concluded(project, [notRun], []);
  const gathered = gatherEvidence(component, place);
  const missing = gathered.flatMap((entry) => (entry.evidence === undefined ? [entry.why] : []));
  if (missing.length > 0) return concluded(project, missing, []);

  const reportTarget = Object.entries(configuration.targets ?? {}).find(
    ([, { executor }]) => executor === '@tta/maturity:report',
  )?.[0];
  const { failures, warnings } = validateComponent({
    component,
    project,
    policy,
    gathered: gathered.filter(
      (entry): entry is Extract<GatheredEvidence, { evidence: Evidence }> => entry.evidence !== undefined,
    ),
    hashed,
    workspace,
    projectGraph: context.projectGraph,
    nxJson: context.nxJsonConfiguration,
    options,
    workspaceRoot: context.root,
    atBase: component.record.stage.name === policy.policy.stages[0] ? undefined : await askBase(),
    isReportedInRun: isInRun('@tta/maturity:report', project, context),
    updateCommand: `${typedCommands(context.root).nx} run ${project}:${reportTarget ?? 'maturity'}`,
  });
  return concluded(project, failures, warnings);
}

function concluded(project: string, failures: readonly string[], warnings: readonly string[]): TaskResult {
  const success = failures.length === 0;
  const headline = success ? `✔ ${project}: MATURITY.md is true` : `✖ ${project}: validation failed`;
  const lines = [headline, ...warnings.map((warning) => `warning: ${warning}`), ...failures];
  if (success) sayLive(project, [headline]);
  // Nx shows the output of what failed.
  return { success, terminalOutput: `${lines.join('\n')}\n` };
}
