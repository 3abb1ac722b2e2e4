import { nearestName } from '@tta/maturity-model';
import { targetName, targetNames, type PluginOptions, type TargetKey } from '../options/plugin-options.js';

/**
 * What to say about an argument `project:target:configuration` that names a target of this plugin and a configuration:
 * these targets have none, so it is a mistyped target. Undefined when no argument is.
 */
export function mistypedTarget(argv: readonly string[], options: PluginOptions): string | undefined {
  const names = (Object.keys(targetNames) as TargetKey[]).flatMap((key) => targetName(options, key) ?? []);
  // Of 'maturity' and 'maturity:lint' the longer one is meant.
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  for (const argument of argv.filter(
    (word) => !word.startsWith('-') && !/[/\\]/.test(word.split(':').at(-1) as string),
  )) {
    const found = longestFirst
      .map((name) => ({ name, at: argument.indexOf(`:${name}:`) }))
      .find(({ at }) => at > 0);
    if (found === undefined) continue;
    const project = argument.slice(0, found.at);
    const typed = argument.slice(found.at + 1);
    if (names.includes(typed)) continue;
    const near = nearestName(typed, names);
    const advice =
      near === undefined
        ? `Its maturity targets: ${names.join(', ')}.`
        : `Did you mean '${project}:${near}'?`;
    return `There is no target '${typed}', and '${found.name}' has no configurations. ${advice}`;
  }
  return undefined;
}
