import { posix } from 'node:path';
import type { MeasuredScope } from '../contract/collector.js';
import { contains } from '../scope/working-directory.js';

/**
 * The folder that is pyright's project when a person runs it for a component: that of the configuration it finds from the
 * component's directory upward (the nearest pyrightconfig.json of all, else the nearest pyproject.toml with
 * `[tool.pyright]`), else the directory. Imports are resolved from there. All scopes given have the same one.
 */
export function projectFolder(scopes: readonly MeasuredScope[]): string {
  const [scope] = scopes;
  if (scope === undefined) throw new Error('pyright needs a component');
  const above = scope.configFiles.filter((file) => contains(posix.dirname(file), scope.directory));
  const named = (name: string) => above.find((file) => posix.basename(file) === name);
  const config = named('pyrightconfig.json') ?? named('pyproject.toml');
  return config === undefined ? scope.directory : posix.dirname(config);
}
