import type { ExecutorContext, Task, TaskGraph } from '@nx/devkit';
import type { FleetMember } from '@tta/maturity-assessment';
import { clearAbandoned, isDiskFull } from '@tta/maturity-collectors';
import { formatProblem } from '@tta/maturity-model';
import { relative } from 'node:path';
import { optionsInForce } from '../../options/options-in-force.js';
import { describeAssessment } from '../../workspace/describe-assessment.js';
import { describeFleet } from '../../workspace/describe-fleet.js';
import { gatherEvidence, gatheringPlace, type GatheringPlace } from '../../workspace/gather-evidence.js';
import { projectOf, readComponent } from '../../workspace/read-component.js';
import { readWorkspacePolicy } from '../../workspace/read-policy.js';
import { toolsOfReport } from '../../workspace/tools-of-report.js';
import { writeReport } from '../../workspace/write-report.js';
import { isInRun } from '../is-in-run.js';
import { answeringAll, type BatchResult, type TaskResult } from '../batch.js';
import { sayLive } from '../live-line.js';
import { missingCollectors } from '../missing-collectors.js';
import { refuseConfiguration } from '../refuse-configuration.js';

/** Writes the reports of all tasks. */
export default function reportBatch(
  taskGraph: TaskGraph,
  _options: Record<string, unknown>,
  _overrides: unknown,
  context: ExecutorContext,
): AsyncIterable<BatchResult> {
  return answeringAll(Object.keys(taskGraph.tasks), reportTasks(Object.values(taskGraph.tasks), context));
}

async function* reportTasks(tasks: readonly Task[], context: ExecutorContext): AsyncIterable<BatchResult> {
  const policy = readWorkspacePolicy(context.root, optionsInForce(context.nxJsonConfiguration).policy);
  clearAbandoned(context.root);
  const fleet: FleetMember[] = [];
  const place = gatheringPlace(context.root, context.nxJsonConfiguration);
  for (const task of tasks) {
    const result = policy.ok
      ? reportWithoutThrowing(task, policy.value, place, context, fleet)
      : failed(policy.problems.map(formatProblem).join('\n'));
    yield { task: task.id, result: await Promise.resolve(result) };
  }
  place.save();
  if (fleet.length < fewestOfAFleet) return;
  for (const line of describeFleet(fleet)) process.stdout.write(`${line}\n`);
}

/** Two components may have something in common by chance. */
const fewestOfAFleet = 3;

/** A report that cannot be written, for want of space or of a permission, is no reason not to write the others. */
function reportWithoutThrowing(...args: Parameters<typeof reportTask>): TaskResult {
  try {
    return reportTask(...args);
  } catch (error) {
    const { code, path, message, stack } = error as NodeJS.ErrnoException;
    if (code === undefined) return failed(stack ?? message);
    const place = path === undefined ? '' : ` ${relative(args[3].root, path)}`;
    return failed(
      isDiskFull(code)
        ? `The report cannot be written${place}: ${code}. Free some space (df -h .), then run the target again.`
        : `The report cannot be written${place}: ${code}. Make its folder writable, then run the target again.`,
    );
  }
}

function reportTask(
  task: Task,
  policy: Parameters<typeof writeReport>[0]['policy'],
  place: GatheringPlace,
  context: ExecutorContext,
  fleet: FleetMember[],
): TaskResult {
  const refusal = refuseConfiguration(task, context);
  if (refusal !== undefined) return failed(refusal);
  const read = readComponent(projectOf(task.target.project, context), context.root);
  if (!read.ok) return failed(read.problems.map(formatProblem).join('\n'));
  const { component } = read;
  const notRun = missingCollectors(task.target.project, component, context);
  if (notRun !== undefined) return failed(notRun);
  const gathered = gatherEvidence(component, place);
  const missing = gathered.flatMap((entry) => (entry.evidence === undefined ? [entry.why] : []));
  if (missing.length > 0) return failed(missing.join('\n'));
  const evidence = gathered.flatMap(({ evidence: found }) => found ?? []);
  // Before the report is written: afterwards it names the tools of this run.
  fleet.push({ component: component.name, evidence, recordedTools: toolsOfReport(component, context.root) });
  const written = writeReport({
    component,
    policy,
    evidence,
    projectGraph: context.projectGraph,
    workspaceRoot: context.root,
    isValidatedInRun: isInRun('@tta/maturity:validate', task.target.project, context),
  });
  if (!written.ok) return failed(written.messages.join('\n'));
  const summary = describeAssessment(written.assessment, component.root, written.changed);
  sayLive(task.target.project, [summary.line]);
  return { success: true, terminalOutput: `${[...written.notes, ...summary.details].join('\n')}\n` };
}

function failed(terminalOutput: string): TaskResult {
  return { success: false, terminalOutput: `${terminalOutput}\n` };
}
