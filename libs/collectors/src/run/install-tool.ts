import type { ComponentScope } from '../contract/component-scope.js';
import { installCommand } from '../environment/install-command.js';
import type { Settings } from './settings.js';

/** The packages with which a tool comes, by its name; tests are measured by coverage.py. */
const packagesOf: Readonly<Record<string, readonly string[]>> = { pytest: ['pytest', 'coverage[toml]'] };

/** What a person types to get a tool for a component. */
export function installTool(
  { root }: Pick<ComponentScope, 'root'>,
  tool: string,
  { workspaceRoot, options: { interpreter, environmentCommand } }: Settings,
): string {
  const question = { workspaceRoot, root, interpreter, environmentCommand };
  return installCommand(question, packagesOf[tool] ?? [tool]);
}
