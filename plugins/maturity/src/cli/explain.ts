import {
  canonicalJson,
  nearestName,
  opensGate,
  type Assessment,
  type CriterionResult,
} from '@tta/maturity-model';
import { typedCommands } from '../workspace/typed-commands.js';
import { policyInForce } from './assess-components.js';
import { commandAsTyped } from './command-as-typed.js';
import { CommandFailure, exitCode, type ExitCode } from './exit-code.js';
import { refuseUnknown } from './refuse-unknown.js';
import { assessOne, type ShowOptions } from './show.js';
import { outcomeOf } from './status.js';

export interface ExplainOptions extends ShowOptions {
  /** The stage whose criteria are meant; else the next one. */
  readonly to?: string;
  /** Criteria of all stages. */
  readonly all?: boolean;
}

/**
 * Says for one criterion, or for those that the next stage needs and that are not met, what was found, what is missing,
 * where, and what to run.
 */
export async function explain(
  name: string,
  criterion: string | undefined,
  options: ExplainOptions,
): Promise<ExitCode> {
  if (criterion !== undefined && (options.to !== undefined || options.all === true))
    throw new CommandFailure(
      exitCode.invalidArguments,
      `'${criterion}' is one criterion; --to and --all choose several. Leave one of both out.`,
    );
  const assessed = await assessOne(name, options, (workspace) => {
    if (options.to !== undefined)
      refuseUnknown('The policy has no stage', options.to, policyInForce(workspace).policy.stages);
  });
  const { assessment } = assessed;
  const { criteria } = assessment;
  const scope = scopeOf(assessment, options);
  const chosen = criterion === undefined ? criteria.filter(scope.holds) : [find(criteria, criterion)];
  if (options.json === true) process.stdout.write(canonicalJson(chosen));
  else {
    const head = criterion === undefined ? [headline(assessment, chosen.length, scope.what)] : [];
    const typed = typedCommands(process.cwd());
    const asTyped = (command: string): string => commandAsTyped(command, assessment, typed);
    const explanations = chosen.map((each) => explanation(each, asTyped));
    process.stdout.write(`${[...head, ...explanations].join('\n\n')}\n`);
  }
  return outcomeOf([assessed]);
}

interface Scope {
  readonly holds: (criterion: CriterionResult) => boolean;
  /** What the criteria are for. */
  readonly what: string;
}

/** Which criteria one asks about: those that are not met for a stage. What the stage of now lacks comes with the next one. */
function scopeOf({ stage, nextStage }: Assessment, { to, all = false }: ExplainOptions): Scope {
  const isMissing = (criterion: CriterionResult): boolean => !opensGate(criterion.outcome);
  if (all) return { holds: isMissing, what: 'all stages' };
  const asked = to ?? nextStage;
  const needs = (criterion: CriterionResult, name: string, purpose: 'promote' | 'keep'): boolean =>
    criterion.for.some((each) => each.stage === name && each.purpose === purpose);
  return {
    holds: (criterion) =>
      isMissing(criterion) &&
      ((asked !== null && needs(criterion, asked, 'promote')) ||
        (to === undefined && needs(criterion, stage.name, 'keep'))),
    what: asked ?? stage.name,
  };
}

function headline({ component }: Assessment, missing: number, what: string): string {
  if (missing === 0) return `${component}: nothing is missing for ${what}.`;
  return `${component}: ${missing} ${missing === 1 ? 'criterion is' : 'criteria are'} not met for ${what}.`;
}

function find(criteria: readonly CriterionResult[], id: string): CriterionResult {
  const found = criteria.find((criterion) => criterion.id === id);
  if (found !== undefined) return found;
  const ids = [...new Set(criteria.map((criterion) => criterion.id))];
  const near = nearestName(id, ids);
  const advice = near === undefined ? `There are: ${ids.join(', ')}` : `Did you mean '${near}'?`;
  throw new CommandFailure(exitCode.invalidArguments, `The policy has no criterion '${id}'. ${advice}`);
}

function explanation(criterion: CriterionResult, asTyped: (command: string) => string): string {
  const { id, title, outcome, require, value, gap, explanation: why, files, command } = criterion;
  const typed = command === undefined ? '' : asTyped(command);
  const remedy =
    command === undefined ? criterion.remedy : criterion.remedy?.replaceAll(command, () => typed);
  return [
    `${title} (${id}): ${outcome}`,
    `  ${why}`,
    ...(require === undefined ? [] : [`  asked for: ${require}`]),
    ...(value === undefined ? [] : [`  found:     ${value}`]),
    ...(gap === undefined ? [] : [`  missing:   ${gap}`]),
    ...files.map(({ file, note }) => `  ${file}: ${note}`),
    ...(remedy === undefined || remedy === why ? [] : [`  to do: ${remedy.replaceAll('\n', '\n    ')}`]),
    ...(typed === '' ? [] : [`  run: ${typed}`]),
  ].join('\n');
}
