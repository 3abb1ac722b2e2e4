import { commandLine, type AssessedCollector } from '@tta/maturity-model';
import type { RootContent } from 'mdast';
import { commands, paragraph } from '../body/blocks.js';
import { code } from '../body/prose.js';
import { visibleText } from '../body/visible-text.js';

/** How a person gets the same numbers: the tools' own commands, by the folder to run them in. */
export function handCommands(component: string, collectors: readonly AssessedCollector[]): RootContent[] {
  const shell = code(commandLine(['npx', 'maturity', 'shell', component]));
  const byDirectory = new Map<string, string[]>();
  for (const { command, directory = '.' } of collectors) {
    if (command === undefined || command.trim() === '') continue;
    byDirectory.set(directory, [...(byDirectory.get(directory) ?? []), visibleText(command, 4000)]);
  }
  return [...byDirectory].flatMap(([directory, lines]) => [
    directory === '.'
      ? paragraph('By hand, in the workspace, in the shell of ', shell, ':')
      : paragraph('By hand, in ', code(directory), ', in the shell of ', shell, ':'),
    commands([...new Set(lines)]),
  ]);
}
