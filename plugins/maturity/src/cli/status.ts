import { formatMetric, formatProblem, opensGate, type Assessment } from '@tta/maturity-model';
import { today } from '../workspace/today.js';
import { assessComponents, runCollectors, type AssessedComponent } from './assess-components.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { openWorkspace, selectComponents } from './open-workspace.js';
import { printFleetWarnings } from './print-fleet-warnings.js';
import { table } from './table.js';
import { toolsNow } from './tools-now.js';

export interface StatusOptions {
  readonly group?: string;
  readonly owner?: string;
  readonly stage?: string;
  readonly json?: boolean;
}

/** Prints the fleet as a table, or its assessments as JSON. */
export async function status(options: StatusOptions): Promise<ExitCode> {
  const workspace = await openWorkspace();
  const names = selectComponents(workspace, []);
  const run = await runCollectors(workspace, names, true);
  const entries = assessComponents(workspace, names, run, today());
  const selected = entries.filter((entry) => isSelected(entry, options));
  if (options.json === true) {
    const assessments = selected.flatMap((entry) => (entry.ok ? [entry.assessment] : []));
    process.stdout.write(`${JSON.stringify(assessments, null, 2)}\n`);
  } else {
    process.stdout.write(`${statusTable(selected)}\n`);
  }
  printFleetWarnings(entries, toolsNow(workspace, names));
  return outcomeOf(selected);
}

/** The table of components: stage, what is supported, criteria met for the next stage, coverage. */
export function statusTable(entries: readonly AssessedComponent[]): string {
  const rows = entries.map((entry) => {
    if (!entry.ok)
      return [entry.name, '?', '?', 'record is broken', '', entry.problems.map(formatProblem).join('; ')];
    const { assessment } = entry;
    const { component, group, stage, supportedStage } = assessment;
    return [component, stage.name, supportedStage, criteriaMet(assessment), coverage(assessment), group];
  });
  return table([
    ['component', 'stage', 'supports', 'criteria for the next stage', 'unit coverage', 'group'],
    ...rows,
  ]);
}

/** The worst of what became of the components. */
export function outcomeOf(entries: readonly AssessedComponent[]): ExitCode {
  if (entries.some((entry) => !entry.ok)) return exitCode.invalidArguments;
  const isComplete = entries.every((entry) => entry.ok && entry.isComplete);
  return isComplete ? exitCode.success : exitCode.collectionFailed;
}

function isSelected(entry: AssessedComponent, { group, owner, stage }: StatusOptions): boolean {
  if (!entry.ok) return true;
  const { assessment } = entry;
  return (
    (group === undefined || assessment.group === group) &&
    (owner === undefined || assessment.owner === owner) &&
    (stage === undefined || assessment.stage.name === stage)
  );
}

function criteriaMet({ criteria, nextStage }: Assessment): string {
  if (nextStage === null) return 'last stage';
  const needed = criteria.filter((criterion) =>
    criterion.for.some(({ stage, purpose }) => stage === nextStage && purpose === 'promote'),
  );
  return `${needed.filter(({ outcome }) => opensGate(outcome)).length} of ${needed.length} for ${nextStage}`;
}

function coverage({ metrics }: Assessment): string {
  const lines = metrics['coverage.unit.lines'];
  return lines === undefined ? 'not known' : formatMetric(lines.metric);
}
