import {
  canonicalJson,
  formatMetric,
  formatProblem,
  formatRatio,
  opensGate,
  type Assessment,
} from '@tta/maturity-model';
import stringWidth from 'string-width';
import { maturityMetadata } from '../workspace/maturity-metadata.js';
import { hasUnknownStage } from '../workspace/record-problems.js';
import { readComponent } from '../workspace/read-component.js';
import { today } from '../workspace/today.js';
import {
  assessComponents,
  policyInForce,
  runCollectors,
  type AssessedComponent,
} from './assess-components.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { openWorkspace, selectComponents, type OpenWorkspace } from './open-workspace.js';
import { printFleetWarnings } from './print-fleet-warnings.js';
import { refuseUnknown } from './refuse-unknown.js';
import { table } from './table.js';
import { toolsNow } from './tools-now.js';

export interface StatusOptions {
  readonly group?: string;
  readonly owner?: string;
  readonly stage?: string;
  readonly json?: boolean;
  readonly short?: boolean;
  readonly verbose?: boolean;
}

/** Prints the fleet as a table, or its assessments as JSON. */
export async function status(options: StatusOptions): Promise<ExitCode> {
  const workspace = await openWorkspace();
  const names = selectComponents(workspace, []);
  refuseUnknownFilters(workspace, options);
  const run = await runCollectors(workspace, readable(workspace, names), {
    output: options.verbose === true ? 'aside' : 'held',
  });
  const entries = assessComponents(workspace, names, run, today());
  const selected = entries.filter((entry) => isSelected(entry, options));
  if (options.json === true) {
    const assessed = selected.flatMap((entry) => (entry.ok ? [entry] : []));
    const output =
      options.short === true ? assessed.map(summary) : assessed.map(({ assessment }) => assessment);
    process.stdout.write(canonicalJson(output));
  } else if (selected.length > 0) process.stdout.write(`${statusTable(selected)}\n`);
  else process.stderr.write('No component is of this group, owner and stage.\n');
  printFleetWarnings(entries, toolsNow(workspace, names));
  return outcomeOf(selected);
}

/**
 * The table of components: stage, what is supported, criteria met for the next stage, coverage. Of usual names it fits into
 * 80 columns; the group comes last, and only where there is room for it.
 */
export function statusTable(entries: readonly AssessedComponent[], columns = widthOfTerminal()): string {
  const rows = entries.flatMap((entry) => {
    if (!entry.ok) return [];
    const { assessment } = entry;
    const { component, group, stage, supportedStage } = assessment;
    return [[component, stage.name, supportedStage, criteriaMet(entry), coverage(assessment), group]];
  });
  const head = ['component', 'stage', 'supports', 'next stage', 'coverage', 'group'];
  const all = table([head, ...rows]);
  const isWide = all.split('\n').some((line) => stringWidth(line) > columns);
  const shown = isWide ? table([head, ...rows].map((row) => row.slice(0, -1))) : all;
  return [...(rows.length > 0 ? [shown] : []), ...entries.flatMap(problemsOf)].join('\n');
}

/** What a program usually wants to know about a component, without metrics, findings and criteria. */
export function summary({ assessment }: Extract<AssessedComponent, { ok: true }>): Record<string, unknown> {
  const { component, group, owner, stage, supportedStage, nextStage, metrics } = assessment;
  const lines = metrics['coverage.unit.lines'];
  const next = nextStage === null ? null : { stage: nextStage, ...criteriaFor(assessment, nextStage) };
  return {
    component,
    group,
    owner,
    stage: stage.name,
    supportedStage,
    next,
    unitCoverage: lines === undefined ? null : formatMetric(lines.metric),
  };
}

/** The worst of what became of the components. */
export function outcomeOf(entries: readonly AssessedComponent[]): ExitCode {
  if (entries.some((entry) => !entry.ok || entry.problems.length > 0)) return exitCode.invalidArguments;
  const isComplete = entries.every((entry) => entry.ok && entry.isComplete);
  return isComplete ? exitCode.success : exitCode.collectionFailed;
}

function widthOfTerminal(): number {
  return process.stdout.isTTY ? process.stdout.columns : 80;
}

/** Those of which the record can be read: of the others no tool would find anything, and each would say why. */
function readable({ projectGraph, root }: OpenWorkspace, names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const node = projectGraph.nodes[name];
    return node !== undefined && readComponent({ ...node.data, name }, root).ok;
  });
}

/** A typing error would look like "nobody". */
function refuseUnknownFilters(workspace: OpenWorkspace, { group, owner, stage }: StatusOptions): void {
  const { policy } = policyInForce(workspace);
  const recorded = workspace.components.flatMap((name) => {
    const node = workspace.projectGraph.nodes[name];
    return (node && maturityMetadata(node.data)) ?? [];
  });
  // A record may name what the policy lacks; validation says so, and one can ask for it.
  const groups = [...Object.keys(policy.groups), ...recorded.flatMap((each) => each.group ?? [])];
  const stages = [...policy.stages, ...recorded.flatMap((each) => each.stage ?? [])];
  const owners = recorded.flatMap((each) => each.owner ?? []);
  if (group !== undefined) refuseUnknown('There is no group', group, groups);
  if (stage !== undefined) refuseUnknown('There is no stage', stage, stages);
  if (owner !== undefined) refuseUnknown('No component has the owner', owner, owners);
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

function criteriaFor({ criteria }: Assessment, stage: string): { met: number; of: number } {
  const needed = criteria.filter((criterion) =>
    criterion.for.some((purpose) => purpose.stage === stage && purpose.purpose === 'promote'),
  );
  return { met: needed.filter(({ outcome }) => opensGate(outcome)).length, of: needed.length };
}

function problemsOf(entry: AssessedComponent): string[] {
  if (entry.problems.length === 0) return [];
  const head = entry.ok
    ? `${entry.component.name}: the record is not right.`
    : `${entry.name}: the record is broken.`;
  return [head, ...entry.problems.map((each) => `  ${formatProblem(each)}`)];
}

function criteriaMet({ assessment, problems }: Extract<AssessedComponent, { ok: true }>): string {
  if (hasUnknownStage(problems)) return 'unknown stage';
  if (assessment.nextStage === null) return 'last stage';
  const { met, of } = criteriaFor(assessment, assessment.nextStage);
  return `${met} of ${of} for ${assessment.nextStage}`;
}

function coverage({ metrics }: Assessment): string {
  const metric = metrics['coverage.unit.lines']?.metric;
  if (metric === undefined) return 'not known';
  return metric.unit === '%' ? formatRatio(metric.covered, metric.total) : formatMetric(metric);
}
