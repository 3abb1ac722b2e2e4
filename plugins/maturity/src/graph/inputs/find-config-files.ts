import { collectorByName, type FoundConfigFile } from '@tta/maturity-collectors';
import { posix } from 'node:path';
import { isLeftBehind } from '../../unhashed/left-behind.js';
import type { WorkspaceFiles } from '../../workspace/look-at-workspace.js';

/** Folders in which configuration of a component's tools may lie. Relative to the workspace. */
export interface ConfigPlaces {
  /** The component's folder, those of its paths, and all above them. */
  readonly above: readonly string[];
  /** The folders of the sources and those below. */
  readonly inside: readonly string[];
}

/** The files that may configure a collector's tool for a component. */
export function findConfigFiles(
  collector: string,
  { above, inside }: ConfigPlaces,
  { list }: Pick<WorkspaceFiles, 'list'>,
): FoundConfigFile[] {
  return (collectorByName(collector)?.configFiles ?? []).flatMap(({ name, place, ...rest }) =>
    [...new Set([...(place === 'inside' ? [] : above), ...inside])]
      .filter((folder) => list(folder).some((entry) => !entry.isFolder && entry.name === name))
      .map((folder) => ({ ...rest, path: posix.join(folder, name) })),
  );
}

/** Some folders and those below them, without what tools leave behind; links are not followed. */
export function foldersIn(paths: readonly string[], { list }: Pick<WorkspaceFiles, 'list'>): string[] {
  const found = new Set<string>();
  const visit = (folder: string): void => {
    found.add(folder);
    for (const { name, isFolder } of list(folder))
      if (isFolder && !isLeftBehind(name)) visit(posix.join(folder, name));
  };
  paths.forEach(visit);
  return [...found];
}
