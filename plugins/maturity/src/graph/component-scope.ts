import { parseDuration, placesInYaml, type MaturityRecord, type Problem } from '@tta/maturity-model';
import type { ComponentScope } from '@tta/maturity-collectors';
import { posix } from 'node:path';
import type { WorkspaceFiles } from '../workspace/look-at-workspace.js';
import { workspacePath } from './workspace-path.js';

type ListFolder = WorkspaceFiles['list'];

export interface ScopedComponent {
  readonly scope: ComponentScope;
  readonly problems: readonly Problem[];
}

/**
 * The files and folders of a component as its record names them, or where people usually keep them: `src`, else the Python
 * packages and modules beside the record; `tests/unit`, else `tests` or `test`.
 *
 * @param recordText the record as it stands in its file, for the places of problems
 */
export function componentScope(
  name: string,
  root: string,
  record: MaturityRecord,
  recordFile: string,
  recordText: string,
  list: ListFolder,
): ScopedComponent {
  const problems: Problem[] = [];
  const resolve = (paths: readonly string[], key: string): string[] =>
    paths.flatMap((path, index) => {
      const resolved = workspacePath(root, path);
      if (resolved.ok) return [resolved.path];
      problems.push({
        code: 'outside-workspace',
        message: `${key}: ${resolved.message}.`,
        file: recordFile,
        ...placesInYaml(recordText)([...key.split('.'), index]),
        remedy: "Name a path inside the workspace ('/x' is relative to the workspace).",
      });
      return [];
    });

  const sources = resolve(record.sources ?? usualSources(root, list), 'sources');
  const unit = resolve(
    record.tests === undefined ? usualTests(root, list) : (record.tests.unit ?? []),
    'tests.unit',
  );
  const integration = resolve(record.tests?.integration ?? [], 'tests.integration');
  if (record.sources === undefined && sources.length === 0) {
    problems.push({
      code: 'no-sources',
      message: `'${root}' has no folder 'src' and no Python package or module.`,
      file: recordFile,
      remedy: "Name the component's files and folders: 'sources: [path]'.",
    });
  }
  const timeLimits = Object.fromEntries(
    Object.entries(record.timeLimits).map(([collector, limit]) => [collector, parseDuration(limit)]),
  );
  const { passEnv } = record;
  return { scope: { name, root, sources, tests: { unit, integration }, passEnv, timeLimits }, problems };
}

const notSources = new Set([
  'tests',
  'test',
  'docs',
  'doc',
  'examples',
  'build',
  'dist',
  'node_modules',
  '__pycache__',
]);
const notModules = new Set(['setup.py', 'conftest.py', 'noxfile.py', 'tasks.py']);

function usualSources(root: string, list: ListFolder): string[] {
  const entries = list(root);
  if (entries.some(({ name, isFolder }) => isFolder && name === 'src')) return ['src'];
  return entries
    .filter(({ name, isFolder }) =>
      isFolder
        ? !notSources.has(name) && !name.startsWith('.') && holdsPython(posix.join(root, name), list)
        : name.endsWith('.py') && !notModules.has(name) && !/^test_|_test\.py$/.test(name),
    )
    .map(({ name }) => name)
    .sort();
}

function holdsPython(folder: string, list: ListFolder): boolean {
  return list(folder).some(({ name, isFolder }) => !isFolder && name.endsWith('.py'));
}

function usualTests(root: string, list: ListFolder): string[] {
  const folders = new Set(list(root).flatMap(({ name, isFolder }) => (isFolder ? [name] : [])));
  if (folders.has('tests')) {
    const unit = list(posix.join(root, 'tests')).some(({ name, isFolder }) => isFolder && name === 'unit');
    return [unit ? 'tests/unit' : 'tests'];
  }
  return folders.has('test') ? ['test'] : [];
}
