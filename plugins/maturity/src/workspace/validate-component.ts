import type { NxJsonConfiguration, ProjectGraph } from '@nx/devkit';
import { checkDocument } from '@tta/maturity-document';
import { formatProblem, opensGate, type Assessment, type Evidence } from '@tta/maturity-model';
import { join, posix } from 'node:path';
import type { PluginOptions } from '../options/plugin-options.js';
import { documentAtStart, runVariable } from './document-at-start.js';
import { describeUndeclared } from './describe-undeclared.js';
import { judgeComponent } from './judge-component.js';
import { lostInputs } from './lost-inputs.js';
import type { WorkspaceFiles } from './look-at-workspace.js';
import type { GatheredEvidence } from './gather-evidence.js';
import type { Component } from './read-component.js';
import type { PolicyInForce } from './read-policy.js';
import { raisedStage } from './raised-stage.js';
import { recordAgainstPolicy } from './record-problems.js';
import type { RecordsAtBase } from '../merge-base/records-at-base.js';
import { undecidedStage } from './stage-decision.js';
import { today } from './today.js';
import type { HashedFiles } from '../nx-internals.js';
import { coveredByRuntime } from '../graph/inputs/unhashed-input.js';
import { undeclaredReads } from './undeclared-reads.js';
import { readExisting } from './read-existing.js';
import { typedCommands } from './typed-commands.js';

interface Validation {
  readonly component: Component;
  readonly project: string;
  readonly policy: PolicyInForce;
  readonly gathered: readonly Extract<GatheredEvidence, { evidence: Evidence }>[];
  readonly hashed: HashedFiles;
  readonly projectGraph: ProjectGraph;
  readonly nxJson: NxJsonConfiguration;
  readonly options: PluginOptions;
  readonly workspaceRoot: string;
  /** The workspace's files as inference sees them: one for all components. */
  readonly workspace: WorkspaceFiles;
  /** Whether the report is part of the same run: it makes MATURITY.md current, before or after this. */
  readonly isReportedInRun: boolean;
  /** Absent where the component is in the first stage: nobody raised it. */
  readonly atBase: RecordsAtBase | undefined;
  /** The command that makes MATURITY.md current. */
  readonly updateCommand: string;
}

export interface ValidationResult {
  readonly failures: readonly string[];
  readonly warnings: readonly string[];
}

/** Everything that must hold of a component today: record, inputs, document and stage. Writes nothing. */
export function validateComponent(validation: Validation): ValidationResult {
  const { component, project, gathered, projectGraph, options } = validation;
  const judgement = {
    component,
    policy: validation.policy,
    evidence: gathered.map(({ evidence }) => evidence),
    projectGraph,
    workspaceRoot: validation.workspaceRoot,
  };
  const undeclared = undeclaredInputs(validation);
  const assessment = judgeComponent({ ...judgement, today: today() });
  const strict = options.undeclaredInputs === 'error';
  const failures = [
    ...component.problems.map(formatProblem),
    ...recordAgainstPolicy(component, validation.policy.policy).map(formatProblem),
    ...lostInputs(component, project, projectGraph, validation.nxJson, options, validation.workspace),
    ...documentFailures(validation, judgeComponent(judgement)),
    ...undecidedStage(component.record, validation.policy.policy.stages).map(
      (problem) => `${component.recordFile}: ${problem}`,
    ),
    ...stageFailures(assessment),
    ...raisedFailures(validation, assessment),
    ...(strict ? undeclared : []),
  ];
  return { failures, warnings: strict ? [] : undeclared };
}

/** One message about all files that the results depend on and that no hash knows; empty when there are none. */
function undeclaredInputs(validation: Validation): string[] {
  const { component, project, gathered, projectGraph, workspaceRoot } = validation;
  const undeclared = gathered.flatMap(({ target, trace }) => {
    if (trace === undefined) return [];
    const isCovered = coveredByRuntime(projectGraph.nodes[project]?.data.targets?.[target]?.inputs);
    const hashed = validation.hashed(project, target);
    return [{ target, files: undeclaredReads(trace, hashed, isCovered, workspaceRoot) }];
  });
  const { recordFile, record } = component;
  const { nx } = typedCommands(workspaceRoot);
  const message = describeUndeclared(undeclared, { project, recordFile, reads: record.reads, nx });
  return message === undefined ? [] : [message];
}

/**
 * What is wrong with MATURITY.md as it was when the run began. Where the report is part of the run the file is true in the
 * end; the one that was committed is not.
 */
function documentFailures(validation: Validation, assessment: Assessment): string[] {
  const { component, workspaceRoot, isReportedInRun } = validation;
  const file = posix.join(component.root, 'MATURITY.md');
  const existing = readExisting(join(workspaceRoot, file));
  if (!existing.ok) return [`${file}: ${existing.message}`];
  const text = isReportedInRun
    ? documentAtStart(component.name, existing.bytes, process.env[runVariable], workspaceRoot)
    : existing.bytes;
  const checked = checkDocument({ text, assessment, file });
  const toDo = isReportedInRun
    ? 'So it was when this run began; the report in this run mends it. Commit the file.'
    : `Run: ${validation.updateCommand}`;
  switch (checked.kind) {
    case 'current':
      return [];
    case 'missing':
      return [`${file} does not exist. ${toDo}`];
    case 'stale':
      return [`${file} is not what it should be:\n${checked.diff}\n${toDo}`];
    case 'problems':
      return checked.problems.map(formatProblem);
    default:
      return checked satisfies never;
  }
}

function raisedFailures(
  { component, policy, atBase, workspaceRoot }: Validation,
  assessment: Assessment,
): string[] {
  if (atBase === undefined) return [];
  const { recordFile } = component;
  const { maturity } = typedCommands(workspaceRoot);
  return raisedStage(assessment, recordFile, policy.policy.stages, atBase, maturity).map(
    (problem) => `${recordFile}: ${problem}`,
  );
}

function stageFailures({ component, stage, stageIsKept, criteria }: Assessment): string[] {
  if (stageIsKept) return [];
  const broken = criteria.filter(
    ({ for: purposes, outcome }) =>
      !opensGate(outcome) &&
      purposes.some((purpose) => purpose.stage === stage.name && purpose.purpose === 'keep'),
  );
  const reasons = broken.map(({ title, explanation }) => `  ${title}: ${explanation}`).join('\n');
  return [`${component} no longer meets what the stage '${stage.name}' needs:\n${reasons}`];
}
