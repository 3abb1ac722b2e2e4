import { canonicalJson, formatProblem } from '@tta/maturity-model';
import { describeAssessment } from '../workspace/describe-assessment.js';
import { today } from '../workspace/today.js';
import { assessComponents, runCollectors, type AssessedComponent } from './assess-components.js';
import { CommandFailure, exitCode, type ExitCode } from './exit-code.js';
import { openWorkspace, selectComponents, type OpenWorkspace } from './open-workspace.js';
import { outcomeOf } from './status.js';

export interface ShowOptions {
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/**
 * A component measured and judged today; a broken record ends the command.
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
  const run = await runCollectors(workspace, names, { output: verbose ? 'aside' : 'held' });
  const [assessed] = assessComponents(workspace, names, run, today());
  if (assessed?.ok === true) return assessed;
  throw new CommandFailure(
    exitCode.invalidArguments,
    (assessed?.problems ?? []).map(formatProblem).join('\n'),
  );
}

/** Prints where a component stands and what is left to do; as JSON its whole assessment. */
export async function show(name: string, options: ShowOptions): Promise<ExitCode> {
  const assessed = await assessOne(name, options);
  const { assessment, component } = assessed;
  if (options.json === true) process.stdout.write(canonicalJson(assessment));
  else process.stdout.write(`${describeAssessment(assessment, component.root, false).details.join('\n')}\n`);
  return outcomeOf([assessed]);
}
