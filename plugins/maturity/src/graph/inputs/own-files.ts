import type { ComponentScope } from '@tta/maturity-collectors';
import { posix } from 'node:path';
import { isWithin } from '../workspace-path.js';
import { fileset, rootPattern } from './fileset.js';

/** Written by us: a change of theirs runs no tool. A test that opens one of them has that said by the trace. */
const writtenByUs = ['MATURITY.md', 'maturity.yaml'];

/** For people: what of a component its own tests may read, and nobody else's. */
const documents = ['README*', 'CHANGELOG*', 'CHANGES*', 'LICENSE*', 'CONTRIBUTING*'];

/** What only tools that run on the component itself read: who imports the component sees nothing of them. */
const forOwnTools = [
  ...[
    'pytest.ini',
    '.pytest.ini',
    'pytest.toml',
    '.pytest.toml',
    'tox.ini',
    '.coveragerc',
    '.coveragerc.toml',
  ],
  ...['ruff.toml', '.ruff.toml', 'pyrightconfig.json', '.bandit', '.gitignore'],
];

/** How pytest finds test modules by default; other files in test folders may be loaded by anyone. */
const testModules = '{test_*.py,*_test.py}';

/**
 * All that a component's tests may read without saying so: its folder but what we write there, and what the record names
 * outside of it. Of a component at the workspace's root that is everything that lies in no other project.
 */
export function allFiles(scope: ComponentScope): string[] {
  return [
    ...folder(scope, writtenByUs),
    ...outside(scope, [...scope.sources, ...scope.tests.unit, ...scope.tests.integration]),
  ];
}

/**
 * What the runs of others may read of a component: all its files but those that only its own tools read. Test modules are
 * among these; whoever does import one has it found by the audit.
 */
export function filesForOthers(scope: ComponentScope): string[] {
  const tests = [...scope.tests.unit, ...scope.tests.integration];
  const shared = tests.filter((path) => !isTestModule(path));
  if (scope.root === '.') return outside(scope, [...scope.sources, ...shared]);
  return [
    ...folder(scope, [...writtenByUs, ...documents, ...forOwnTools]),
    ...withoutTestModules(scope),
    ...outside(scope, [...scope.sources, ...shared]),
  ];
}

/** Only files of the sources, of the kinds that a tool looks at: `*.py`, `.bandit`. */
export function sourceFiles(
  scope: ComponentScope,
  names: readonly string[],
  isFolder: (path: string) => boolean,
): string[] {
  return scope.sources.flatMap((path) => fileset(scope.root, path, names, isFolder));
}

/** Files of the component of the kinds that a type checker may load from anywhere in it, test modules left out. */
export function importableFiles(
  scope: ComponentScope,
  names: readonly string[],
  isFolder: (path: string) => boolean,
): string[] {
  if (scope.root === '.') return sourceFiles(scope, names, isFolder);
  const own = [`${rootPattern(scope.root)}/**/{${names.join(',')}}`, ...withoutTestModules(scope)];
  return [
    ...own,
    ...scope.sources
      .filter((path) => !isWithin(scope.root, path))
      .flatMap((path) => fileset(scope.root, path, names)),
  ];
}

function folder({ root }: ComponentScope, left: readonly string[]): string[] {
  const place = rootPattern(root);
  return [
    `${place}/**/*`,
    `!${place}/{${left.join(',')}}`,
    // Bytecode that somebody committed or forgot to ignore is no source.
    `!${place}/**/__pycache__/**`,
  ];
}

function outside({ root }: ComponentScope, paths: readonly string[]): string[] {
  return paths
    .filter((path) => root === '.' || !isWithin(root, path))
    .flatMap((path) => fileset(root, path, ['*']));
}

function withoutTestModules({ root, sources, tests }: ComponentScope): string[] {
  return (
    [...tests.unit, ...tests.integration]
      // Tests that lie among the sources are measured like them.
      .filter((path) => isWithin(root, path) && !sources.some((source) => isWithin(source, path)))
      .flatMap((path) => {
        if (path === root) return [];
        return isTestModule(path) ? fileset(root, path, []) : fileset(root, path, [testModules]).slice(-1);
      })
      .map((pattern) => `!${pattern}`)
  );
}

function isTestModule(path: string): boolean {
  return /^test_[^/]*\.py$|_test\.py$/.test(posix.basename(path));
}
