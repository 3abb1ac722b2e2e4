import { collectors, type ComponentScope } from '@tta/maturity-collectors';
import { posix } from 'node:path';
import { foldersUpward, isWithin } from '../workspace-path.js';
import { fileset, literal, rootPattern } from './fileset.js';

/** What decides which tools and distributions get installed. Without it `nx affected` would not see an upgrade. */
const locks = [
  ...['uv.lock', 'poetry.lock', 'pdm.lock', 'Pipfile.lock', 'pylock.toml'],
  ...['requirements*.txt', '.python-version'],
];

/** Files beside configuration that a tool reads in the folders above what it measures: Python imports the packages above a module. */
const alsoRead: Readonly<Record<string, readonly string[]>> = {
  pytest: ['conftest.py', '__init__.py'],
  'pytest-integration': ['conftest.py', '__init__.py'],
  pyright: ['__init__.py', '__init__.pyi'],
  ruff: ['.gitignore', '.ignore', '__init__.py'],
  bandit: ['__init__.py'],
};

/** Files that make a folder the one in which a component's tools run: with one more, or one less, all may find other things. */
const projectFiles = [
  ...['pyproject.toml', 'setup.cfg', 'setup.py', 'pytest.ini', 'tox.ini'],
  ...['.coveragerc', 'pyrightconfig.json'],
];

const sharedNames = [...projectFiles, ...locks];

/** The named input of a component that holds what every tool depends on: said once, for Nx keeps each target's inputs apart. */
export const projectFilesInput = 'maturityProjectFiles';

/** What each tool reads beside the files that all depend on. */
const namesByCollector: ReadonlyMap<string, readonly string[]> = new Map(
  collectors.map(({ name, configFiles }) => {
    const above = configFiles.filter(({ place }) => place !== 'inside').map((file) => file.name);
    const names = new Set([...above, ...(alsoRead[name] ?? [])]);
    for (const shared of sharedNames) names.delete(shared);
    return [name, [...names]];
  }),
);

/**
 * Files that configure a collector's tool for a component, outside its folder up to the workspace's root, existing or not: a
 * new one changes results as well; and what the configuration names, wherever it lies (`paths`). Configuration inside the
 * folder is among the component's own files. `above`: the folders of `foldersAbove`.
 */
export function configInputs(
  collector: string,
  scope: ComponentScope,
  above: readonly string[],
  paths: readonly string[],
): string[] {
  const named = paths.flatMap((path) => fileset(scope.root, path, ['*']));
  return [projectFilesInput, ...filesAbove(namesOf(collector), scope, above), ...named];
}

/** What the named input of a component holds: in its folder and above, the project's files and locks. */
export function projectFileInputs(scope: ComponentScope, above: readonly string[]): string[] {
  return [...inOwnFolder(sharedNames, scope), ...filesAbove(sharedNames, scope, above)];
}

/**
 * The component's own files of configuration, for a collector whose inputs are not all files of the component: those in its
 * folder and in the folders between it and its sources.
 */
export function ownConfigInputs(
  collector: string,
  scope: ComponentScope,
  above: readonly string[],
): string[] {
  const { root } = scope;
  const between = above.filter((folder) => root !== '.' && folder !== root && isWithin(root, folder));
  const names = anyOf([...namesOf(collector), ...projectFiles]);
  return [
    ...inOwnFolder(namesOf(collector), scope),
    ...between.map((folder) => `${rootPattern(root)}${literal(folder.slice(root.length))}/${names}`),
  ];
}

/**
 * One pattern for the workspace's folder, which is the same for all components, and one for all folders between: Nx keeps
 * notes about every single one, with its text.
 */
function filesAbove(names: readonly string[], { root }: ComponentScope, above: readonly string[]): string[] {
  if (names.length === 0) return [];
  const folders = above.filter((folder) => root === '.' || !isWithin(root, folder));
  const between = folders.filter((folder) => folder !== '.').map(literal);
  return [
    ...(folders.includes('.') ? [`{workspaceRoot}/${anyOf(names)}`] : []),
    ...(between.length > 0 ? [`{workspaceRoot}/${anyOf(between)}/${anyOf(names)}`] : []),
  ];
}

function inOwnFolder(names: readonly string[], { root }: ComponentScope): string[] {
  return root === '.' || names.length === 0 ? [] : [`${rootPattern(root)}/${anyOf(names)}`];
}

function anyOf(patterns: readonly string[]): string {
  return patterns.length === 1 ? (patterns[0] as string) : `{${patterns.join(',')}}`;
}

function namesOf(collector: string): readonly string[] {
  const names = namesByCollector.get(collector);
  if (names === undefined) throw new Error(`There is no collector '${collector}'.`);
  return names;
}

/** The component's folder, those of its paths, and all above them, deepest last. */
export function foldersAbove(scope: ComponentScope): string[] {
  const paths = [scope.root, ...scope.sources, ...scope.tests.unit, ...scope.tests.integration];
  const starts = new Set(paths.map((path) => folderOf(path, scope.root)));
  return [...new Set([...starts].flatMap(foldersUpward))].sort();
}

/** Of a pattern the folder before it; of a file its folder; a folder's own configuration is among the files of the sources. */
function folderOf(path: string, root: string): string {
  if (path === root) return root;
  return posix.dirname(path.includes('*') ? path.slice(0, path.indexOf('*') + 1) : path);
}
