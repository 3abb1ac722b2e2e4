import { checkDocument } from '@tta/maturity-document';
import { formatProblem } from '@tta/maturity-model';
import { join, posix } from 'node:path';
import { targetName } from '../options/plugin-options.js';
import { readExisting } from '../workspace/read-existing.js';
import {
  assessComponents,
  policyInForce,
  runCollectors,
  type AssessedComponent,
} from './assess-components.js';
import { adoptReports } from './adopt-reports.js';
import { CommandFailure, exitCode, type ExitCode } from './exit-code.js';
import { openWorkspace, selectComponents, type OpenWorkspace } from './open-workspace.js';
import { printFleetWarnings } from './print-fleet-warnings.js';
import { runTasks } from './run-tasks.js';
import { changedComponents, refusePartlyStaged, stageReports } from './staged.js';
import { outcomeOf, statusTable } from './status.js';
import { toolsNow } from './tools-now.js';

export interface UpdateOptions {
  readonly component?: readonly string[];
  readonly all?: boolean;
  readonly validate?: boolean;
  readonly create?: boolean;
  readonly dryRun?: boolean;
  readonly verbose?: boolean;
  readonly auto?: boolean;
  readonly json?: boolean;
}

/** Measures components and makes their MATURITY.md true, or checks that it is. The work itself is done by Nx. */
export async function update(options: UpdateOptions): Promise<ExitCode> {
  const named = options.component ?? [];
  if (named.length === 0 && options.all !== true && options.auto !== true) {
    throw new CommandFailure(
      exitCode.invalidArguments,
      'Say which components: --component <name>, --all or --auto.',
    );
  }
  const workspace = await openWorkspace();
  const selected = selectComponents(workspace, named);
  const names = options.auto === true ? await changedComponents(workspace, selected) : selected;
  if (names.length === 0) {
    process.stderr.write('No component is affected by the staged files.\n');
    return exitCode.success;
  }
  if (options.auto === true) await refusePartlyStaged(workspace, names);
  policyInForce(workspace);
  if (options.dryRun === true) return dryRun(workspace, names, options);

  const key = options.validate === true ? 'validate' : 'maturity';
  const target = targetName(workspace.options, key);
  if (target === undefined) {
    throw new CommandFailure(exitCode.invalidArguments, `The target '${key}' is switched off in nx.json.`);
  }
  if (options.create === true) {
    adoptReports(workspace, names, await runCollectors(workspace, names, options.json === true));
  }
  const verbose = options.verbose === true ? ['--verbose', '--output-style=stream'] : [];
  const toolsBefore = toolsNow(workspace, names);
  const run = await runTasks(workspace.root, ['run-many', '-t', target, '-p', names.join(','), ...verbose], {
    quiet: options.json === true,
  });
  const entries = assessComponents(workspace, names, run);
  print(entries, options);
  printFleetWarnings(entries, toolsBefore);
  const outcome = outcomeOf(entries);
  if (outcome !== exitCode.success) return outcome;
  if (run.status !== 0)
    return options.validate === true ? exitCode.validationFailed : exitCode.collectionFailed;
  if (options.auto === true) await stageReports(workspace, names);
  return exitCode.success;
}

/** Shows what would change in each MATURITY.md; writes none. */
async function dryRun(
  workspace: OpenWorkspace,
  names: readonly string[],
  options: UpdateOptions,
): Promise<ExitCode> {
  const run = await runCollectors(workspace, names, options.json === true);
  const entries = assessComponents(workspace, names, run);
  for (const entry of entries)
    if (entry.ok && options.json !== true) process.stdout.write(`${pendingChange(workspace, entry)}\n`);
  print(entries, options);
  printFleetWarnings(entries, toolsNow(workspace, names));
  return outcomeOf(entries);
}

function pendingChange(
  { root }: OpenWorkspace,
  { component, assessment }: Extract<AssessedComponent, { ok: true }>,
): string {
  const file = posix.join(component.root, 'MATURITY.md');
  const existing = readExisting(join(root, file));
  if (!existing.ok) return `${file}: ${existing.message}`;
  const checked = checkDocument({ text: existing.bytes, assessment, file });
  switch (checked.kind) {
    case 'current':
      return `${file} would not change.`;
    case 'missing':
      return `${file} would be made.`;
    case 'stale':
      return `${file} would change:\n${checked.diff}`;
    case 'problems':
      return checked.problems.map(formatProblem).join('\n');
    default:
      return checked satisfies never;
  }
}

function print(entries: readonly AssessedComponent[], { json }: UpdateOptions): void {
  const output =
    json === true
      ? JSON.stringify(
          entries.flatMap((entry) => (entry.ok ? [entry.assessment] : [])),
          null,
          2,
        )
      : statusTable(entries);
  process.stdout.write(`${output}\n`);
}
