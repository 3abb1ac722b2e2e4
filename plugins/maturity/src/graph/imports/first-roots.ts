import { posix } from 'node:path';
import { isWithin } from '../workspace-path.js';
import type { ModuleIndex } from './module-index.js';
import type { PythonFile } from './python-file.js';
import type { ComponentFolders } from './python-files.js';
import { abovePackages } from './resolve-import.js';
import type { References } from './read-references.js';

interface FirstRootsQuestion {
  readonly component: ComponentFolders;
  /** Test files and conftests of the component alone. */
  readonly testFiles: readonly PythonFile[];
  readonly index: ModuleIndex;
  readonly referencesOf: (file: PythonFile) => References;
  /** By configuration. */
  readonly pythonPath: readonly string[];
  /** Where its tools run. */
  readonly directory: string;
}

/**
 * The folders that come before all others on `sys.path` in a component's test runs: those of its test files, those its
 * configuration or its conftests put there, and the current folder (as with `python -m pytest`). Only folders of the component itself: others hold
 * other components' modules, too.
 */
export function firstRoots(question: FirstRootsQuestion): string[] {
  const { component, testFiles, index, referencesOf, pythonPath, directory } = question;
  const ofTests = testFiles.map(({ path }) => abovePackages(posix.dirname(path), index));
  const words = new Set(testFiles.flatMap((file) => referencesOf(file).pathWords));
  const ofSources = component.sources.flatMap((path) => {
    const folder = /\.pyi?$/.test(path) ? posix.dirname(path) : path;
    const root = abovePackages(folder, index);
    return words.has(posix.basename(root)) ? [root] : [];
  });
  return [...new Set([...ofTests, ...pythonPath, ...ofSources, directory])].filter(
    (folder) => component.root !== '.' && isWithin(component.root, folder),
  );
}
