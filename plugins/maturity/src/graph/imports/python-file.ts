import { posix } from 'node:path';

/** A Python file of the workspace and the projects that it concerns. */
export interface PythonFile {
  /** Relative to the workspace. */
  readonly path: string;
  /** Of its content. */
  readonly hash: string;
  /** Projects that one depends on who imports it. None: a file outside all projects, which only `reads` can name. */
  readonly providers: readonly string[];
  /** Components whose results depend on what it imports, and the project that holds it. */
  readonly importers: readonly Importer[];
}

/**
 * A component whose runs load a file. `source`: other components' runs may load it too; `test`: only this one's, so this
 * one's folders come first on its `sys.path`; `shared`: a file outside the component's folder, a conftest above it or a
 * test file that several components name.
 */
export interface Importer {
  readonly component: string;
  readonly kind: 'source' | 'test' | 'shared';
  /** Whether tools that look at the component's sources look at the file: tests can lie among them. */
  readonly isChecked: boolean;
}

/** `a/b/c.py` is `a/b/c`, and so is `a/b/c/__init__.py`: where the module stands, without saying how it is stored. */
export function modulePath(file: string): string {
  const stem = file.replace(/\.pyi?$/, '');
  return posix.basename(stem) === '__init__' ? posix.dirname(stem) : stem;
}

export function isPackageFile(file: string): boolean {
  return /(?:^|\/)__init__\.pyi?$/.test(file);
}

export function isPythonName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text);
}
