import { nearestName } from '@tta/maturity-model';
import { CommandFailure, exitCode, type ExitCode } from './exit-code.js';

/**
 * Fails when a name is not among those that there are, with the nearest one, or with all.
 *
 * @param what the beginning of the sentence: "The policy has no group"
 */
export function refuseUnknown(
  what: string,
  name: string,
  known: Iterable<string>,
  code: ExitCode = exitCode.invalidArguments,
): void {
  const names = [...new Set(known)].sort();
  if (names.includes(name)) return;
  const near = nearestName(name, names);
  const all = names.length === 0 ? 'There is none.' : `There are: ${names.join(', ')}`;
  throw new CommandFailure(
    code,
    `${what} '${name}'. ${near === undefined ? all : `Did you mean '${near}'?`}`,
  );
}
