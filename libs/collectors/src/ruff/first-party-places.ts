import { posix } from 'node:path';
import { readSettings } from '../scope/read-settings.js';

/**
 * Where ruff looks whether a module is the project's own (docs.astral.sh/ruff/settings, "src"): folders, or patterns of
 * folders, relative to the workspace. What lies outside of it is left out.
 *
 * @param configFiles those that hold settings of ruff
 * @param directory where ruff runs
 */
export function firstPartyPlaces(
  configFiles: readonly string[],
  directory: string,
  readText: (path: string) => string | undefined,
): string[] {
  if (configFiles.length === 0) return [directory, posix.join(directory, 'src')];
  const places = configFiles.flatMap((path) => {
    const sections = posix.basename(path) === 'pyproject.toml' ? { sections: ['tool.ruff'] } : {};
    const said = readSettings([{ path, ...sections }], directory, readText).settings.filter(
      ({ key }) => key === 'src',
    );
    if (said.length === 0) return [posix.dirname(path), posix.join(posix.dirname(path), 'src')];
    return said.flatMap(({ folder, text }) => inWorkspace(folder, text) ?? []);
  });
  return [...new Set(places)];
}

function inWorkspace(folder: string, path: string | undefined): string | undefined {
  if (path === undefined || /^~|\$/.test(path) || posix.isAbsolute(path)) return undefined;
  const joined = posix.join(folder, path).replace(/(?<=.)\/$/, '');
  return joined === '..' || joined.startsWith('../') ? undefined : joined;
}
