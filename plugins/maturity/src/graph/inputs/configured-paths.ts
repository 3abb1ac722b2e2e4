import { isDeciding, namedPath, type Settings } from '@tta/maturity-collectors';
import type { WorkspaceFiles } from '../../workspace/look-at-workspace.js';
import { isWithin } from '../workspace-path.js';

/** What a tool's configuration names, as far as it decides about inputs. Paths relative to the workspace. */
export interface ConfiguredPaths {
  /** The files of the configuration themselves, sorted. */
  readonly files: readonly string[];
  /** Files and folders that the configuration names and that are inputs for it, sorted; some also where they do not exist. */
  readonly paths: readonly string[];
  /** All files and folders that it names, sorted: those of the component that are its own files anyway, too. */
  readonly places: readonly string[];
  /** Names of all settings that stand in it. */
  readonly settings: ReadonlySet<string>;
}

/**
 * Settings that name what is left out, not what is read. ruff, coverage: exclude, extend-exclude, omit, per-file-ignores;
 * pyright: exclude, ignore.
 */
const leavesOut = /exclude|ignore|omit|skip/i;

/** Environments are not looked through file by file: their fingerprint is an input. */
const namesEnvironment = new Set(['venv', 'venvPath']);

/**
 * The files and folders that settings name; every text that is the path of something counts. Folders that hold `root` are left
 * out: they would be everything.
 */
export function configuredPaths(
  { files: configFiles, settings }: Settings,
  root: string,
  files: Pick<WorkspaceFiles, 'exists'>,
): ConfiguredPaths {
  const paths = new Set<string>();
  const places = new Set<string>();
  const isOwn = (path: string): boolean => root !== '.' && isWithin(root, path);
  for (const setting of settings) {
    const { key, text, folder } = setting;
    if (text === undefined || leavesOut.test(key) || namesEnvironment.has(key)) continue;
    const named = namedPath(folder, text);
    if (named === undefined || isWithin(named, root)) continue;
    const isRead = isDeciding(setting);
    if (!isRead && !files.exists(named)) continue;
    places.add(named);
    if (isRead || !isOwn(named)) paths.add(named);
  }
  return {
    files: configFiles,
    paths: [...paths].sort(),
    places: [...places].sort(),
    settings: new Set(settings.map(({ key }) => key)),
  };
}
