import { canonicalJson, nearestName, type CriterionResult } from '@tta/maturity-model';
import { CommandFailure, exitCode, type ExitCode } from './exit-code.js';
import { assessOne } from './show.js';
import { outcomeOf } from './status.js';

/** Says for one criterion, or for all that are not met, what was found, what is missing, where, and what to run. */
export async function explain(
  name: string,
  criterion: string | undefined,
  { json }: { json?: boolean },
): Promise<ExitCode> {
  const assessed = await assessOne(name);
  const { criteria } = assessed.assessment;
  const chosen =
    criterion === undefined
      ? criteria.filter(({ outcome }) => outcome !== 'pass')
      : [find(criteria, criterion)];
  if (json === true) process.stdout.write(canonicalJson(chosen));
  else process.stdout.write(`${chosen.map(explanation).join('\n\n')}\n`);
  return outcomeOf([assessed]);
}

function find(criteria: readonly CriterionResult[], id: string): CriterionResult {
  const found = criteria.find((criterion) => criterion.id === id);
  if (found !== undefined) return found;
  const ids = criteria.map((criterion) => criterion.id);
  const near = nearestName(id, ids);
  const advice = near === undefined ? `There are: ${ids.join(', ')}` : `Did you mean '${near}'?`;
  throw new CommandFailure(exitCode.invalidArguments, `The policy has no criterion '${id}'. ${advice}`);
}

function explanation({
  id,
  title,
  outcome,
  require,
  value,
  gap,
  explanation: why,
  files,
  command,
}: CriterionResult): string {
  return [
    `${title} (${id}): ${outcome}`,
    `  ${why}`,
    ...(require === undefined ? [] : [`  asked for: ${require}`]),
    ...(value === undefined ? [] : [`  found:     ${value}`]),
    ...(gap === undefined ? [] : [`  missing:   ${gap}`]),
    ...files.map(({ file, note }) => `  ${file}: ${note}`),
    ...(command === undefined ? [] : [`  run: ${command}`]),
  ].join('\n');
}
