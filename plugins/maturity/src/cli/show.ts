import { canonicalJson, formatProblem, type Problem } from '@tta/maturity-model';
import { describeAssessment } from '../workspace/describe-assessment.js';
import { recordProblems } from '../workspace/record-problems.js';
import { today } from '../workspace/today.js';
import {
  assessComponents,
  policyInForce,
  runCollectors,
  type AssessedComponent,
} from './assess-components.js';
import { CommandFailure, exitCode, type ExitCode } from './exit-code.js';
import { openWorkspace, selectComponents, type OpenWorkspace } from './open-workspace.js';
import { outcomeOf } from './status.js';

export interface ShowOptions {
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/**
 * A component measured and judged today. What is wrong with its record is said before anything is measured; a broken one
 * ends the command.
 *
 * @param check what else may end it, before anything is measured
 */
export async function assessOne(
  name: string,
  { verbose = false }: ShowOptions,
  check?: (workspace: OpenWorkspace) => void,
): Promise<Extract<AssessedComponent, { ok: true }>> {
  const workspace = await openWorkspace();
  const names = selectComponents(workspace, [name]);
  check?.(workspace);
  sayProblems(workspace, name);
  const run = await runCollectors(workspace, names, { output: verbose ? 'aside' : 'held' });
  const [assessed] = assessComponents(workspace, names, run, today());
  if (assessed?.ok === true) return assessed;
  throw broken(assessed?.problems ?? []);
}

function sayProblems(workspace: OpenWorkspace, name: string): void {
  const node = workspace.projectGraph.nodes[name];
  if (node === undefined) throw new Error(`The project '${name}' is not in the project graph.`);
  const { policy } = policyInForce(workspace);
  const { problems, isUsable } = recordProblems({ ...node.data, name }, policy, workspace.root);
  if (!isUsable) throw broken(problems);
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`);
}

function broken(problems: readonly Problem[]): CommandFailure {
  return new CommandFailure(exitCode.invalidArguments, problems.map(formatProblem).join('\n'));
}

/** Prints where a component stands and what is left to do; as JSON its whole assessment. */
export async function show(name: string, options: ShowOptions): Promise<ExitCode> {
  const assessed = await assessOne(name, options);
  const { assessment, component } = assessed;
  if (options.json === true) process.stdout.write(canonicalJson(assessment));
  else process.stdout.write(`${describeAssessment(assessment, component.root, false).details.join('\n')}\n`);
  return outcomeOf([assessed]);
}
