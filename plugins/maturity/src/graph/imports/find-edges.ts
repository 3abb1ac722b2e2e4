import type { ComponentFolders } from './python-files.js';
import type { PythonFile } from './python-file.js';
import type { References } from './read-references.js';
import {
  resolveImport,
  resolveModule,
  type ImportingFile,
  type ModuleWorld,
  type Resolution,
} from './resolve-import.js';
import type { WorkspaceLayout } from './workspace-layout.js';

/** A component's project depends on another because of these files of its own. */
export interface ImportEdge {
  readonly source: string;
  readonly target: string;
  readonly files: readonly string[];
}

export interface FoundEdges {
  readonly edges: readonly ImportEdge[];
  /** Files outside all projects that a component's runs load, directly or not: they belong into its record's `reads`. */
  readonly outside: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface EdgeQuestion {
  readonly files: readonly PythonFile[];
  readonly components: readonly ComponentFolders[];
  readonly layout: WorkspaceLayout;
  readonly world: ModuleWorld;
  readonly referencesOf: (file: PythonFile) => References;
  /** Folders that come first on `sys.path` in a component's runs. */
  readonly firstRootsOf: (component: string) => readonly string[];
}

/**
 * The edges between projects that imports make.
 *
 * A component's own modules come first in its own runs, but its sources are also loaded by runs of those who import it,
 * with their folders first. So its sources are resolved once more, without that privilege, as soon as somebody imports it.
 *
 * No edge can point to a file outside all projects; what such a file imports counts for whoever loads it.
 */
export function findEdges(question: EdgeQuestion): FoundEdges {
  const { files, components } = question;
  const edges = new Map<string, Map<string, Set<string>>>();
  const record = (source: string, target: string, file: string): void => {
    if (source === target) return;
    const targets = entry(edges, source, () => new Map<string, Set<string>>());
    entry(targets, target, () => new Set<string>()).add(file);
  };
  const outside = new Map<string, Set<string>>();
  const take = (resolutions: readonly Resolution[], component: string, path: string): void => {
    for (const { files: loaded, lost } of resolutions) {
      for (const target of lost) record(component, target, path);
      for (const file of loaded) {
        for (const target of file.providers) record(component, target, path);
        if (file.providers.length === 0) follow(file, component);
      }
    }
  };
  const follow = (file: PythonFile, component: string): void => {
    if (file.importers.some((importer) => importer.component === component)) return;
    const known = entry(outside, component, () => new Set<string>());
    if (known.has(file.path)) return;
    known.add(file.path);
    const from = { path: file.path, component, isTest: true, firstRoots: [] };
    take(loadedBy(file, from, question), component, file.path);
  };

  const sourceFiles = new Map<string, PythonFile[]>();
  for (const file of files) {
    for (const { component, kind } of file.importers) {
      if (kind === 'source') entry(sourceFiles, component, (): PythonFile[] => []).push(file);
      const firstRoots = kind === 'shared' ? [] : question.firstRootsOf(component);
      const from = { path: file.path, component, isTest: kind !== 'source', firstRoots };
      take(loadedBy(file, from, question), component, file.path);
    }
  }
  for (const component of components) {
    for (const { name, file } of question.layout.loadedByTestsOf(component)) {
      const from = { path: file, component: component.name, isTest: false, firstRoots: [], walks: false };
      take([resolveModule(name, from, question.world)], component.name, file);
    }
  }

  const imported = (): Set<string> => new Set([...edges.values()].flatMap((targets) => [...targets.keys()]));
  const exposed = new Set<string>();
  for (let more = imported(); more.size > exposed.size; more = imported()) {
    for (const component of more) {
      if (exposed.has(component)) continue;
      exposed.add(component);
      for (const file of sourceFiles.get(component) ?? []) {
        const from = { path: file.path, component, isTest: false, firstRoots: [] };
        take(loadedBy(file, from, question), component, file.path);
      }
    }
  }
  const found = [...edges].flatMap(([source, targets]) =>
    [...targets].map(([target, because]) => ({ source, target, files: [...because] })),
  );
  return { edges: found, outside };
}

function loadedBy(
  file: PythonFile,
  from: Omit<ImportingFile, 'walks'>,
  { world, layout, referencesOf }: EdgeQuestion,
): Resolution[] {
  const references = referencesOf(file);
  const importing = { ...from, walks: references.walks };
  const named = [
    ...references.loaded.filter((name) => world.index.knows(topOf(name))),
    ...references.dotted.flatMap((name) => knownModule(name, world) ?? []),
    ...[...references.words, ...references.dotted].flatMap((word) => layout.startedBy(word)),
  ];
  return [
    ...references.imports.flatMap((imported) => resolveImport(imported, importing, world)),
    ...named.map((name) => resolveModule(name, importing, world)),
  ];
}

/** A string with dots counts when at least two of its parts are a module's name: one part is too common a word. */
function knownModule(name: string, { index }: ModuleWorld): string | undefined {
  if (!index.knows(topOf(name))) return undefined;
  for (let known = name; known.includes('.'); known = known.slice(0, known.lastIndexOf('.'))) {
    if (index.places(known).some(({ root }) => !index.isPackage(root))) return known;
  }
  return undefined;
}

function topOf(name: string): string {
  return name.split('.', 1)[0] as string;
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
