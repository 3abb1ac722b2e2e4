import { posix } from 'node:path';
import type { ComponentScope } from '../contract/component-scope.js';

/** Files that make a folder a Python project, so that people run its tools there. */
const projectFiles = [
  'pyproject.toml',
  'setup.cfg',
  'setup.py',
  'pytest.ini',
  'tox.ini',
  '.coveragerc',
  'pyrightconfig.json',
];

/**
 * Where a person runs the tools for a component: the nearest folder at or above the component's root that contains all
 * its sources and tests and has a Python project file; where none has, the nearest one that contains them all.
 * `exists` answers for paths relative to the workspace. The workspace itself ('.') contains everything.
 */
export function workingDirectory(component: ComponentScope, exists: (path: string) => boolean): string {
  const paths = [...component.sources, ...component.tests.unit, ...component.tests.integration];
  const candidates = foldersUpward(component.root).filter(
    (folder) => folder === '.' || paths.every((path) => contains(folder, path)),
  );
  const project = candidates.find((folder) => projectFiles.some((file) => exists(posix.join(folder, file))));
  return project ?? candidates[0] ?? '.';
}

/** A folder and all folders above it up to the workspace, nearest first: `a/b`, `a`, `.`. */
export function foldersUpward(folder: string): string[] {
  const above = posix.dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersUpward(above)];
}

/** Whether a path is the folder or lies in it; both relative to the workspace. */
export function contains(folder: string, path: string): boolean {
  return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}
