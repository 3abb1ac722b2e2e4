import type { Assessment, Evidence, Problem } from '@tta/maturity-model';
import { formatProblem } from '@tta/maturity-model';
import { gatherEvidence, gatheringPlace } from '../workspace/gather-evidence.js';
import { judgeComponent } from '../workspace/judge-component.js';
import { readComponent, type Component } from '../workspace/read-component.js';
import { readWorkspacePolicy, type PolicyInForce } from '../workspace/read-policy.js';
import { recordAgainstPolicy } from '../workspace/record-problems.js';
import { CommandFailure, exitCode } from './exit-code.js';
import type { OpenWorkspace } from './open-workspace.js';
import { runTasks, type RunTasksOptions, type TasksRun } from './run-tasks.js';

/** A component judged with what its collectors found in this run, or why it could not be. */
export type AssessedComponent =
  | {
      readonly ok: true;
      readonly component: Component;
      readonly assessment: Assessment;
      readonly evidence: readonly Evidence[];
      /** Whether every collector left evidence that says something. */
      readonly isComplete: boolean;
      /** What the record says that the policy does not know or allow. */
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly name: string; readonly problems: readonly Problem[] };

/** The policy in force; a broken one ends the command. */
export function policyInForce({ root, options }: OpenWorkspace): PolicyInForce {
  const read = readWorkspacePolicy(root, options.policy);
  if (read.ok) return read.value;
  throw new CommandFailure(exitCode.invalidArguments, read.problems.map(formatProblem).join('\n'));
}

/** Lets Nx run the collectors of these components: from the cache where nothing changed. */
export async function runCollectors(
  workspace: OpenWorkspace,
  names: readonly string[],
  options: RunTasksOptions,
): Promise<TasksRun> {
  const targets = new Set(
    names.flatMap((name) =>
      Object.entries(workspace.projectGraph.nodes[name]?.data.targets ?? {})
        .filter(([, { executor }]) => executor === '@tta/maturity:collect')
        .map(([target]) => target),
    ),
  );
  if (targets.size === 0) return { status: 0, ended: () => true, succeeded: () => true };
  return runTasks(workspace.root, ['run-many', '-t', ...targets, '-p', names.join(',')], options);
}

/**
 * Judges components with the evidence that a run of {@link runCollectors} or of `nx run-many -t maturity` left on the disk.
 * What lies there of a task that did not end in that run counts as none.
 */
export function assessComponents(
  workspace: OpenWorkspace,
  names: readonly string[],
  run: TasksRun,
  today?: string,
): AssessedComponent[] {
  const policy = policyInForce(workspace);
  const place = gatheringPlace(workspace.root, workspace.nxJson);
  const assessed = names.map((name): AssessedComponent => {
    const node = workspace.projectGraph.nodes[name];
    if (node === undefined) throw new Error(`The project '${name}' is not in the project graph.`);
    const read = readComponent({ ...node.data, name }, workspace.root);
    if (!read.ok) return { ok: false, name, problems: read.problems };
    const { component } = read;
    const gathered = gatherEvidence(component, place).map(({ target, evidence: found }) =>
      run.ended(`${name}:${target}`) ? found : undefined,
    );
    const evidence = gathered.flatMap((found) => found ?? []);
    const isComplete = gathered.every((found) => found !== undefined && found.status !== 'unavailable');
    const assessment = judgeComponent({
      component,
      policy,
      evidence,
      projectGraph: workspace.projectGraph,
      workspaceRoot: workspace.root,
      ...(today !== undefined && { today }),
    });
    const problems = recordAgainstPolicy(component, policy.policy);
    return { ok: true, component, assessment, evidence, isComplete, problems };
  });
  place.save();
  return assessed;
}
