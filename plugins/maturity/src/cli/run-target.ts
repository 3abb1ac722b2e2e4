import { targetName } from '../options/plugin-options.js';
import { assessComponents, type AssessedComponent } from './assess-components.js';
import { CommandFailure, exitCode, type ExitCode } from './exit-code.js';
import type { OpenWorkspace } from './open-workspace.js';
import { runTasks, type RunTasksOptions } from './run-tasks.js';
import { typedCommands } from '../workspace/typed-commands.js';
import { outcomeOf } from './status.js';

export interface TargetRun {
  readonly entries: readonly AssessedComponent[];
  readonly outcome: ExitCode;
  /** Components whose task did not end well. */
  readonly failed: readonly string[];
}

/** Lets Nx make or check the reports of these components, and says what became of them. None of them is passed over. */
export async function runTarget(
  workspace: OpenWorkspace,
  names: readonly string[],
  key: 'maturity' | 'validate',
  { verbose, ...options }: RunTasksOptions & { readonly verbose: boolean },
): Promise<TargetRun> {
  const target = targetName(workspace.options, key);
  if (target === undefined) {
    throw new CommandFailure(exitCode.invalidArguments, `The target '${key}' is switched off in nx.json.`);
  }
  const without = names.filter(
    (name) => workspace.projectGraph.nodes[name]?.data.targets?.[target] === undefined,
  );
  if (without.length > 0) {
    // `nx run-many` leaves them out and succeeds.
    throw new CommandFailure(
      exitCode.invalidArguments,
      `There is no target '${target}' in ${without.join(', ')}.`,
    );
  }
  const more = verbose ? ['--verbose', '--output-style=stream'] : [];
  const run = await runTasks(
    workspace.root,
    ['run-many', '-t', target, '-p', names.join(','), ...more],
    options,
  );
  const unrun = names.filter((name) => !run.ended(`${name}:${target}`));
  if (run.status === 0 && unrun.length > 0) {
    throw new CommandFailure(
      exitCode.collectionFailed,
      `Nx ended without an error, and did not run '${target}' of ${unrun.join(', ')}. It may see other components than this command: look at \`${typedCommands(workspace.root).nx} show projects\`.`,
    );
  }
  const entries = assessComponents(workspace, names, run);
  const assessed = outcomeOf(entries);
  const ofRun = key === 'validate' ? exitCode.validationFailed : exitCode.collectionFailed;
  return {
    entries,
    outcome: assessed === exitCode.success && run.status !== 0 ? ofRun : assessed,
    failed: names.filter((name) => !run.succeeded(`${name}:${target}`)),
  };
}
