import type { ComponentScope } from '@tta/maturity-collectors';
import { posix } from 'node:path';
import type { WorkspaceFiles } from '../../workspace/look-at-workspace.js';
import { ignoredWithin, isIgnoredBy } from '../is-ignored-by.js';
import { foldersUpward, isWithin } from '../workspace-path.js';
import { fileset, literal } from './fileset.js';
import { isLeftBehind } from '../../unhashed/left-behind.js';

/** What the patterns of a component's own files do not reach, though its tools do. */
export interface BeyondFilesets {
  /** Patterns of files behind links, and of files in projects that lie in the component. */
  readonly patterns: readonly string[];
  /** Places of the component in which files lie that Nx does not hash at all; sorted. */
  readonly unhashed: readonly string[];
  /** Patterns of git submodules that hold a place, or lie in one; sorted. */
  readonly submodules: readonly string[];
}

/** What tools read in the folders above what they measure. */
const configuration =
  '{*.toml,*.cfg,*.ini,.coveragerc,.gitignore,.ignore,conftest.py,setup.py,__init__.py,__init__.pyi,pyrightconfig.json}';

const projectFiles = ['project.json', 'package.json', 'maturity.yaml'];

/**
 * Looks through the places of a component for what Nx does not take for the component's files: it hashes a link and not what
 * it leads to, gives the files of a nested project to that one, and hashes nothing that is ignored.
 *
 * @param places files and folders that are measured or read, relative to the workspace
 * @param ignored files and folders (with a slash) that Nx does not hash, sorted
 */
export function beyondFilesets(
  scope: ComponentScope,
  places: readonly string[],
  ignored: readonly string[],
  files: Pick<WorkspaceFiles, 'list' | 'exists' | 'linkTarget'>,
): BeyondFilesets {
  const patterns = new Set<string>();
  const unhashed = new Set<string>();
  const submodules = new Set<string>();
  /** To git, and so to `nx affected`, another commit of a submodule is a change of its folder and of no file in it. */
  const noteSubmodule = (folder: string): void => {
    if (folder !== '.' && files.list(folder).some(({ name }) => name === '.git'))
      submodules.add(`{workspaceRoot}/${literal(folder)}`);
  };
  const isIgnored = (path: string): boolean => neverHashed.test(path) || isIgnoredBy(ignored, path);
  const addTarget = (target: string | undefined, place: string): void => {
    // A link that leads out of the workspace, or to what is ignored there.
    if (target === undefined || isIgnored(target)) unhashed.add(place);
    else for (const pattern of fileset('.', target, ['*'])) patterns.add(pattern);
  };
  /** Folders between the component and a place of it that belong to another project. */
  const nestedAbove = (place: string): string[] => {
    const between = foldersUpward(place).filter(
      (folder) => folder !== scope.root && folder !== place && isWithin(scope.root, folder),
    );
    const outermost = between.findLastIndex((folder) =>
      files.list(folder).some(({ name }) => projectFiles.includes(name)),
    );
    return between.slice(0, outermost + 1);
  };
  const visit = (folder: string, place: string, depth: number): void => {
    if (depth > deepest) return;
    noteSubmodule(folder);
    const entries = files.list(folder);
    if (folder !== scope.root && entries.some(({ name }) => projectFiles.includes(name)))
      patterns.add(`{workspaceRoot}/${literal(folder)}/**/*`);
    for (const { name, isFolder, isLink } of entries) {
      if (isLeftBehind(name) || name.startsWith('.')) continue;
      const path = posix.join(folder, name);
      if (isLink) addTarget(files.linkTarget(path), place);
      else if (isFolder) visit(path, place, depth + 1);
    }
  };
  for (const place of new Set(places)) {
    const within = ignoredWithin(ignored, place).some((one) => !isLeftBehindPath(one));
    if (within || isIgnored(place)) unhashed.add(place);
    for (const above of linksAbove(place, files)) addTarget(above, place);
    for (const folder of foldersUpward(place)) noteSubmodule(folder);
    const nested = nestedAbove(place);
    for (const folder of nested) patterns.add(`{workspaceRoot}/${literal(folder)}/${configuration}`);
    if (nested.length > 0) for (const pattern of fileset('.', place, ['*'])) patterns.add(pattern);
    visit(place, place, 0);
  }
  return {
    patterns: [...patterns].sort(),
    unhashed: [...unhashed].sort(),
    submodules: [...submodules].sort(),
  };
}

/** What Nx leaves out, whatever git says. */
const neverHashed = /(?:^|\/)(?:\.git|node_modules)(?:\/|$)/;

/** Deep enough for people's folders, and an end to folders that contain themselves. */
const deepest = 40;

/** Where the place leads when it, or a folder that it lies in, is a link. */
function linksAbove(
  place: string,
  files: Pick<WorkspaceFiles, 'list' | 'linkTarget'>,
): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  for (let path = place; path !== '.'; path = posix.dirname(path)) {
    const entry = files.list(posix.dirname(path)).find(({ name }) => name === posix.basename(path));
    if (entry?.isLink === true) found.push(files.linkTarget(path));
  }
  return found;
}

function isLeftBehindPath(path: string): boolean {
  return path.split('/').some((part) => part !== '' && isLeftBehind(part));
}
