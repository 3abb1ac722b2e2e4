import { posix } from 'node:path';
import { z } from 'zod';
import type { MeasuredScope } from '../contract/collector.js';
import { nothingElse, type LookedAt } from '../contract/looked-at.js';
import { contains } from '../scope/working-directory.js';

/** What `note-reads.cjs` writes. Absolute paths. */
export const notedReadsSchema = z.object({
  opened: z.array(z.string()),
  listed: z.array(z.string()),
  absent: z.array(z.string()),
  /** Names of modules by the Python file that imports them. */
  imports: z.record(z.string(), z.array(z.string())),
});

export type NotedReads = z.infer<typeof notedReadsSchema>;

interface Places {
  /** Absolute. */
  readonly workspaceRoot: string;
  readonly environmentFolder: string;
}

/**
 * What a run of pyright looked at for one of its components: the component's files, what these import, directly or not, and
 * what belongs to no component of the run (configuration, places of stubs). A file of another component that is not imported
 * decides nothing, and a run without that component would not have opened it.
 */
export function attributeReads(
  noted: NotedReads,
  scope: MeasuredScope,
  others: readonly MeasuredScope[],
  places: Places,
): LookedAt {
  const inside = (path: string): string | undefined => relativeTo(places.workspaceRoot, path);
  const ofEnvironment = (path: string): string | undefined => relativeTo(places.environmentFolder, path);
  const isWorkspace = (path: string): boolean => {
    const relative = inside(path);
    return relative !== undefined && !isLeftOut(relative) && ofEnvironment(path) === undefined;
  };
  const isOfOthers = (path: string): boolean =>
    others.some(({ component, sources }) =>
      [...(component.root === '.' ? [] : [component.root]), ...sources].some((folder) =>
        contains(folder, path),
      ),
    );

  const own = noted.opened.filter((path) => {
    const relative = inside(path);
    return relative !== undefined && scope.sources.some((source) => contains(source, relative));
  });
  const { files: reached, names } = reachedFrom(own, noted.imports);
  const isReached = new Set(reached);
  const opened = noted.opened.filter((path) => isReached.has(path) || !(path in noted.imports));
  const reachedInside = reached.filter(isWorkspace).flatMap((path) => inside(path) ?? []);
  const counts = (relative: string): boolean =>
    reachedInside.some((file) => contains(relative, file)) || !isOfOthers(relative);

  const relative = (paths: readonly string[]): string[] =>
    paths.filter(isWorkspace).flatMap((path) => inside(path) ?? []);
  return {
    ...nothingElse,
    files: relative(opened).filter(
      (path) => isReached.has(`${places.workspaceRoot}/${path}`) || counts(path),
    ),
    absent: relative(noted.absent).filter(counts),
    folders: Object.fromEntries(
      relative(noted.listed)
        .filter(counts)
        .map((path) => [path, 'imported' as const]),
    ),
    imported: names,
    environment: opened.flatMap((path) => ofEnvironment(path) ?? []),
  };
}

/** The files that some files import, directly or not, themselves included, and the names of all modules they ask for. */
function reachedFrom(
  start: readonly string[],
  imports: Readonly<Record<string, readonly string[]>>,
): { files: string[]; names: string[] } {
  const byLastName = new Map<string, { path: string; module: string }[]>();
  for (const path of Object.keys(imports)) {
    const module = moduleOf(path);
    const last = posix.basename(module);
    byLastName.set(last, [...(byLastName.get(last) ?? []), { path, module }]);
  }
  const files = new Set(start);
  const names = new Set<string>();
  // Types of these are in force everywhere, without an import.
  for (const { path } of byLastName.get('__builtins__') ?? []) files.add(path);
  for (const file of files) {
    for (const name of imports[file] ?? []) {
      for (const wanted of pathsOf(name, file)) {
        names.add(wanted.split('/').slice(-2).join('.').replace(/^\./, ''));
        for (const { path, module } of byLastName.get(posix.basename(wanted)) ?? [])
          if (module === wanted || module.endsWith(wanted.startsWith('/') ? wanted : `/${wanted}`))
            files.add(path);
      }
    }
  }
  return { files: [...files], names: [...names] };
}

/** The module of a name and the packages it lies in, as the ends of paths; of a relative one absolute paths. */
function pathsOf(name: string, file: string): string[] {
  const dots = /^\.*/.exec(name)?.[0].length ?? 0;
  const parts = name
    .slice(dots)
    .split('.')
    .filter((part) => part !== '');
  if (dots === 0) return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  let folder = posix.dirname(file);
  for (let up = 1; up < dots; up += 1) folder = posix.dirname(folder);
  const base = folder.replaceAll(/-stubs(?=\/|$)/g, '');
  return [base, ...parts.map((_, index) => posix.join(base, ...parts.slice(0, index + 1)))];
}

/** `/w/a/b/__init__.pyi` -> `/w/a/b`. A package of stubs stands for the package itself. */
function moduleOf(path: string): string {
  return path
    .replace(/\.pyi?$/, '')
    .replace(/\/__init__$/, '')
    .replaceAll(/-stubs(?=\/|$)/g, '');
}

function isLeftOut(path: string): boolean {
  return /(?:^|\/)(?:node_modules|\.git|\.nx|\.maturity|__pycache__)(?:\/|$)/.test(path);
}

function relativeTo(folder: string, path: string): string | undefined {
  if (path === folder) return '.';
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1).replace(/\/$/, '') : undefined;
}
