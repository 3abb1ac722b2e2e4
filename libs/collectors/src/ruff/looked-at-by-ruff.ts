import { posix } from 'node:path';
import type { MeasuredScope, WorkspaceView } from '../contract/collector.js';
import type { LookedAt } from '../contract/looked-at.js';
import { findImports } from '../python/find-imports.js';
import { expandPattern } from '../scope/expand-pattern.js';
import { packageMarks } from '../scope/package-marks.js';
import { foldersUpward } from '../scope/working-directory.js';
import { firstPartyPlaces } from './first-party-places.js';

/**
 * What ruff looks at beside the sources and its configuration: ignore files, and the marks of repositories
 * that say how far these reach; and whether the modules that the sources import are the project's own, by which it sorts
 * imports (docs.astral.sh/ruff/faq, "How does Ruff determine which of my imports are first-party").
 */
export function lookedAtByRuff(scope: MeasuredScope, view: WorkspaceView): Partial<LookedAt> {
  const walked = [...scope.folders, ...scope.files.map((file) => posix.dirname(file))];
  const real = walked.map((folder) => view.realPath(folder) ?? folder);
  const above = [...new Set([...walked, ...real].flatMap(foldersUpward))];
  const ignoring = above.flatMap((folder) => inFolder(folder, ['.gitignore', '.ignore']));
  const marks = above
    .filter((folder) => folder !== '.')
    .flatMap((folder) => inFolder(folder, ['.git', '.jj']))
    .filter((path) => !view.isFile(path));

  const places = firstPartyPlaces(scope.configFiles, scope.directory, (path) => view.readText(path));
  const list = (folder: string): string[] | undefined => view.list(folder)?.map(({ name }) => name);
  const expanded = places.flatMap((place) => expandPattern(place, list));
  const imported = importedModules([...scope.files, ...stubsOf(scope, view)], view);
  const packages = [...imported].map((module) => module.split('/')).filter((parts) => parts.length > 1);
  const inside = expanded.flatMap((place) =>
    packages.map((parts) => posix.join(place, ...parts.slice(0, -1))),
  );
  const isThere = (folder: string): boolean => view.list(folder) !== undefined;
  return {
    // Whether they are there or not.
    absent: [
      ...ignoring,
      ...marks,
      ...packageMarks(scope, view),
      ...expanded.filter((place) => !isThere(place)),
    ],
    folders: Object.fromEntries(
      [...expanded, ...inside].filter(isThere).map((folder) => [folder, 'imported' as const]),
    ),
    imported: [...imported].map((module) => module.split('/').slice(-2).join('.')),
  };
}

/** ruff takes stubs for sources, too. */
function stubsOf({ folders }: MeasuredScope, view: WorkspaceView): string[] {
  return folders.flatMap((folder) =>
    (view.list(folder) ?? [])
      .filter(({ name, isFolder }) => !isFolder && name.endsWith('.pyi'))
      .map(({ name }) => posix.join(folder, name)),
  );
}

/** Every module that a source imports and every package that it lies in, with slashes; relative ones are the sources themselves. */
function importedModules(files: readonly string[], view: WorkspaceView): Set<string> {
  const found = new Set<string>();
  for (const file of files)
    for (const { kind, module, level, names } of findImports(view.readText(file) ?? '')) {
      if (kind === 'dynamic' || level > 0) continue;
      const parts = module.split('.');
      parts.forEach((_, index) => found.add(parts.slice(0, index + 1).join('/')));
      for (const name of names) if (name !== '*') found.add([...parts, name].join('/'));
    }
  return found;
}

function inFolder(folder: string, names: readonly string[]): string[] {
  return names.map((name) => posix.join(folder, name));
}
