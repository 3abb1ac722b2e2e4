import { strongerKind, type EdgeKind } from '@tta/maturity-model';
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
  readonly kind: EdgeKind;
  /** Whether tools that look at the sources of the one, and at what these import, see files of the other. */
  readonly isChecked: boolean;
}

/** Why a file is loaded: the strongest of the reasons. */
export interface Because {
  readonly kind: EdgeKind;
  /** By an import in a file that tools look at, or by one that such a file imports. */
  readonly isChecked: boolean;
}

export interface FoundEdges {
  readonly edges: readonly ImportEdge[];
  /** Files outside all projects that a component's runs load, directly or not: they belong into its record's `reads`. */
  readonly outside: ReadonlyMap<string, ReadonlyMap<string, Because>>;
  /** Components whose checked files import tests: what these import is seen, too. */
  readonly checksTests: ReadonlySet<string>;
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
  const edges = new Map<string, Map<string, { files: Set<string>; because: Because }>>();
  const record = (source: string, target: string, file: string, because: Because): void => {
    if (source === target) return;
    const targets = entry(edges, source, () => new Map<string, { files: Set<string>; because: Because }>());
    const edge = entry(targets, target, () => ({ files: new Set<string>(), because }));
    edge.files.add(file);
    edge.because = stronger(edge.because, because);
  };
  const outside = new Map<string, Map<string, Because>>();
  const checksTests = new Set<string>();
  const take = (resolutions: readonly FoundModule[], component: string, path: string, by: Because): void => {
    for (const { files: loaded, lost, how } of resolutions) {
      const because: Because = {
        kind: how === 'discovered' ? 'plugins' : by.kind,
        isChecked: by.isChecked && how === 'imported',
      };
      for (const target of lost) record(component, target, path, because);
      for (const file of loaded) {
        for (const target of file.providers) record(component, target, path, because);
        if (because.isChecked && isTestOfProvider(file)) checksTests.add(component);
        if (file.providers.length === 0) follow(file, component, because);
      }
    }
  };
  const follow = (file: PythonFile, component: string, by: Because): void => {
    if (file.importers.some((importer) => importer.component === component)) return;
    const known = entry(outside, component, () => new Map<string, Because>());
    const before = known.get(file.path);
    const because = before === undefined ? by : stronger(before, by);
    if (before?.kind === because.kind && before.isChecked === because.isChecked) return;
    known.set(file.path, because);
    const from = { path: file.path, component, isTest: true, firstRoots: [] };
    take(loadedBy(file, from, question), component, file.path, because);
  };

  const sourceFiles = new Map<string, PythonFile[]>();
  for (const file of files) {
    for (const { component, kind, isChecked } of file.importers) {
      if (kind === 'source') entry(sourceFiles, component, (): PythonFile[] => []).push(file);
      const firstRoots = kind === 'shared' ? [] : question.firstRootsOf(component);
      const from = { path: file.path, component, isTest: kind !== 'source', firstRoots };
      const because: Because = { kind: kind === 'source' ? 'sources' : 'tests', isChecked };
      take(loadedBy(file, from, question), component, file.path, because);
    }
  }
  for (const component of components) {
    for (const { name, file, isDiscovered } of question.layout.loadedByTestsOf(component)) {
      const from = { path: file, component: component.name, isTest: false, firstRoots: [], walks: false };
      const found = { ...resolveModule(name, from, question.world), how: 'named' as const };
      const because: Because = { kind: isDiscovered ? 'plugins' : 'tests', isChecked: false };
      take([found], component.name, file, because);
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
        take(loadedBy(file, from, question), component, file.path, { kind: 'sources', isChecked: true });
      }
    }
  }
  const found = [...edges].flatMap(([source, targets]) =>
    [...targets].map(([target, edge]) => ({ source, target, files: [...edge.files], ...edge.because })),
  );
  return { edges: found, outside, checksTests };
}

function stronger(left: Because, right: Because): Because {
  return { kind: strongerKind(left.kind, right.kind), isChecked: left.isChecked || right.isChecked };
}

/** Whether a file is among the tests of a component that has it, and not among its sources. */
function isTestOfProvider({ providers, importers }: PythonFile): boolean {
  return importers.some(({ component, isChecked }) => !isChecked && providers.includes(component));
}

/** What a reference may load, and what kind of reference it is: only imports are seen by tools that read the text. */
interface FoundModule extends Resolution {
  readonly how: 'imported' | 'named' | 'discovered';
}

function loadedBy(
  file: PythonFile,
  from: Omit<ImportingFile, 'walks'>,
  { world, layout, referencesOf }: EdgeQuestion,
): FoundModule[] {
  const references = referencesOf(file);
  const importing = { ...from, walks: references.walks };
  const words = [...references.words, ...references.dotted];
  const named = [
    ...references.loaded.filter((name) => world.index.knows(topOf(name))),
    ...references.dotted.flatMap((name) => knownModule(name, world) ?? []),
    ...words.flatMap((word) => layout.startedBy(word, from.component)),
  ];
  const discovered = words.flatMap((word) => layout.discoveredBy(word, from.component));
  const as = (how: FoundModule['how'], found: Resolution): FoundModule => ({ ...found, how });
  return [
    ...references.imports
      .flatMap((imported) => resolveImport(imported, importing, world))
      .map((found) => as('imported', found)),
    ...named.map((name) => as('named', resolveModule(name, importing, world))),
    ...discovered.map((name) => as('discovered', resolveModule(name, importing, world))),
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
