import type { ProjectConfiguration } from '@nx/devkit';
import { checkRecord, type Policy, type Problem } from '@tta/maturity-model';
import { readComponent, type Component } from './read-component.js';

export interface RecordProblems {
  readonly problems: readonly Problem[];
  /** Whether anything can be said of the component: not of a record that cannot be read, or whose stage nobody knows. */
  readonly isUsable: boolean;
}

/** What is wrong with the record of a project: that it cannot be read, else what the policy does not know or allow. */
export function recordProblems(
  project: ProjectConfiguration,
  policy: Policy,
  workspaceRoot: string,
): RecordProblems {
  const read = readComponent(project, workspaceRoot);
  if (!read.ok) return { problems: read.problems, isUsable: false };
  const problems = recordAgainstPolicy(read.component, policy);
  return { problems, isUsable: !hasUnknownStage(problems) };
}

/** What a component's record says that the policy does not know or allow. */
export function recordAgainstPolicy(
  { record, recordFile, recordText }: Pick<Component, 'record' | 'recordFile' | 'recordText'>,
  policy: Policy,
): Problem[] {
  return checkRecord(record, policy, recordFile, recordText);
}

/** Whether a record names a stage that the policy does not have: nothing can be said of the way to the next one then. */
export function hasUnknownStage(problems: readonly Problem[]): boolean {
  return problems.some(({ code }) => code === 'unknown-stage');
}
