import { canonicalJson, formatProblem } from '@tta/maturity-model';
import { describeAssessment } from '../workspace/describe-assessment.js';
import { today } from '../workspace/today.js';
import { assessComponents, runCollectors, type AssessedComponent } from './assess-components.js';
import { CommandFailure, exitCode, type ExitCode } from './exit-code.js';
import { openWorkspace, selectComponents } from './open-workspace.js';
import { outcomeOf } from './status.js';

/** A component measured and judged today; a broken record ends the command. */
export async function assessOne(name: string): Promise<Extract<AssessedComponent, { ok: true }>> {
  const workspace = await openWorkspace();
  const names = selectComponents(workspace, [name]);
  const run = await runCollectors(workspace, names, true);
  const [assessed] = assessComponents(workspace, names, run, today());
  if (assessed?.ok === true) return assessed;
  throw new CommandFailure(
    exitCode.invalidArguments,
    (assessed?.problems ?? []).map(formatProblem).join('\n'),
  );
}

/** Prints where a component stands and what is left to do; as JSON its whole assessment. */
export async function show(name: string, { json }: { json?: boolean }): Promise<ExitCode> {
  const assessed = await assessOne(name);
  const { assessment, component } = assessed;
  if (json === true) process.stdout.write(canonicalJson(assessment));
  else process.stdout.write(`${describeAssessment(assessment, component.root, false).details.join('\n')}\n`);
  return outcomeOf([assessed]);
}
