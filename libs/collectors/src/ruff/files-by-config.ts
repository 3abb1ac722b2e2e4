import { posix } from 'node:path';
import type { MeasuredScope } from '../contract/collector.js';
import { contains } from '../scope/working-directory.js';

/**
 * Files by the configuration that ruff takes for each: the nearest in its folder and those above, else the nearest to where
 * ruff runs (docs.astral.sh/ruff/configuration, "Config file discovery"). Those without any are left out.
 */
export function filesByConfig(
  { configFiles, directory }: Pick<MeasuredScope, 'configFiles' | 'directory'>,
  files: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const nearest = (path: string) => configFiles.find((config) => contains(posix.dirname(config), path));
  const byConfig = new Map<string, string[]>();
  for (const file of files) {
    const config = nearest(file) ?? nearest(directory);
    if (config === undefined) continue;
    const known = byConfig.get(config);
    if (known === undefined) byConfig.set(config, [file]);
    else known.push(file);
  }
  return byConfig;
}
