import type { ModuleAlias } from '../module-index.js';

/** What a configuration file says about where modules are and what is loaded. Paths relative to the file's folder. */
export interface PythonLayout {
  /** The distribution that is made here, in its normal form (PEP 503). */
  readonly distribution?: string;
  /** Folders that are put on `sys.path`. */
  readonly roots: readonly string[];
  /** Folders that pytest puts first on `sys.path`. */
  readonly pythonPath: readonly string[];
  readonly aliases: readonly ModuleAlias[];
  /** `pytest11`, `acme.plugins`: the modules that its entry points name. */
  readonly entryPoints: Readonly<Record<string, readonly string[]>>;
  /** Console scripts by name with the module that they start. */
  readonly scripts: Readonly<Record<string, string>>;
  /** Modules that pytest loads for every test below the file: `-p`, settings, classes of warnings. */
  readonly loadedByPytest: readonly string[];
  /** Distributions that it depends on, as written but without versions. */
  readonly requires: readonly string[];
}

export const emptyLayout: PythonLayout = {
  roots: [],
  pythonPath: [],
  aliases: [],
  entryPoints: {},
  scripts: {},
  loadedByPytest: [],
  requires: [],
};
