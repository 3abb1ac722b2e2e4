import type { AssessedCollector } from '@tta/maturity-model';
import type { RootContent } from 'mdast';
import { commands, paragraph } from '../body/blocks.js';
import { code } from '../body/prose.js';
import { visibleText } from '../body/visible-text.js';

/** How a person gets the same numbers: the tools' own commands, by the folder to run them in. */
export function handCommands(collectors: readonly AssessedCollector[]): RootContent[] {
  const byDirectory = new Map<string, string[]>();
  for (const { command, directory = '.' } of collectors) {
    if (command === undefined || command.trim() === '') continue;
    byDirectory.set(directory, [...(byDirectory.get(directory) ?? []), visibleText(command, 4000)]);
  }
  return [...byDirectory].flatMap(([directory, lines]) => [
    directory === '.'
      ? paragraph('By hand, in the workspace:')
      : paragraph('By hand, in ', code(directory), ':'),
    commands([...new Set(lines)]),
  ]);
}
