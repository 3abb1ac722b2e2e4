import { commandLine, type AssessedCollector, type Assessment } from '@tta/maturity-model';
import type { TypedCommands } from '../workspace/typed-commands.js';

/**
 * A command of an assessment as it runs when it is typed in the workspace: what a tool was started with in the shell in which
 * the tool is found, Nx as this workspace starts it.
 */
export function commandAsTyped(
  command: string,
  { component, collectors }: Pick<Assessment, 'component' | 'collectors'>,
  { nx, maturity }: TypedCommands,
): string {
  const byHand = collectors.find((collector) => commandInWorkspace(collector) === command);
  if (byHand?.command !== undefined)
    return `${maturity} ${commandLine(['shell', component, '-c', byHand.command])}`;
  return command.startsWith('nx ') ? command.replace('nx', () => nx) : command;
}

/** As the criteria have it: with the folder in which it gives the numbers. */
function commandInWorkspace({ command, directory = '.' }: AssessedCollector): string | undefined {
  if (command === undefined || directory === '.') return command;
  return `${commandLine(['cd', directory])} && ${command}`;
}
