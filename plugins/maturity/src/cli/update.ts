import { checkDocument } from '@tta/maturity-document';
import { canonicalJson, formatProblem } from '@tta/maturity-model';
import { join, posix } from 'node:path';
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
import { runTarget } from './run-target.js';
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

  const output = options.json === true ? 'aside' : 'shown';
  if (options.create === true) {
    adoptReports(workspace, names, await runCollectors(workspace, names, { output }));
  }
  const toolsBefore = toolsNow(workspace, names);
  const key = options.validate === true ? 'validate' : 'maturity';
  const verbose = options.verbose === true;
  const { entries, outcome } = await runTarget(workspace, names, key, { output, verbose });
  print(entries, options);
  printFleetWarnings(entries, toolsBefore);
  if (outcome === exitCode.success && options.auto === true) await stageReports(workspace, names);
  return outcome;
}

/** Shows what would change in each MATURITY.md; writes none. */
async function dryRun(
  workspace: OpenWorkspace,
  names: readonly string[],
  options: UpdateOptions,
): Promise<ExitCode> {
  const run = await runCollectors(workspace, names, { output: options.json === true ? 'aside' : 'shown' });
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
      ? canonicalJson(entries.flatMap((entry) => (entry.ok ? [entry.assessment] : [])))
      : `${statusTable(entries)}\n`;
  process.stdout.write(output);
}
