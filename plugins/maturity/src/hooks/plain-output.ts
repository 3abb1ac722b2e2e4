import type { NxJsonConfiguration } from '@nx/devkit';
import { targetName, targetNames, type PluginOptions, type TargetKey } from '../options/plugin-options.js';
import { askedTargets } from './asked-targets.js';

/**
 * The variables that make Nx print line by line, as it does in CI, where nobody asked for another way. In the terminal's
 * full screen, and in the list that is drawn over and over, what the tasks say of components that succeed is never seen, and a
 * run of reports is made for nothing else. Runs that do other work as well keep the screen that people are used to.
 */
export function plainOutput(
  argv: readonly string[],
  options: PluginOptions,
  nxJson: NxJsonConfiguration,
): Record<string, string> {
  const own = (Object.keys(targetNames) as TargetKey[]).map((key) => targetName(options, key));
  const asked = askedTargets(argv);
  const isChosen =
    argv.some((word) => /^--(no-)?(tui|output-?style)\b/i.test(word)) || nxJson.tui?.enabled !== undefined;
  if (isChosen || asked.length === 0 || !asked.every((target) => own.includes(target))) return {};
  return { NX_TUI: 'false', NX_TASKS_RUNNER_DYNAMIC_OUTPUT: 'false' };
}
