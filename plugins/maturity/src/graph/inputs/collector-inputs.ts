import type { TargetConfiguration } from '@nx/devkit';
import type { ComponentScope } from '@tta/maturity-collectors';
import { posix } from 'node:path';
import type { WorkspaceFiles } from '../../workspace/look-at-workspace.js';
import type { ConfiguredPaths } from './configured-paths.js';
import { configInputs, ownConfigInputs } from './config-inputs.js';
import { allFiles, importableFiles, sourceFiles } from './own-files.js';

export type Inputs = NonNullable<TargetConfiguration['inputs']>;

/**
 * The component's own files that a collector's tool may read, the configuration above it, and what decides else about its
 * result, without environment and dependencies. Tests may read anything; linters read the sources, and what their configuration
 * names. `above`: the folders of `foldersAbove`.
 */
export function collectorInputs(
  collector: string,
  scope: ComponentScope,
  reads: Inputs,
  above: readonly string[],
  { paths, settings }: ConfiguredPaths,
  files: Pick<WorkspaceFiles, 'list'>,
): Inputs {
  const config = configInputs(collector, scope, above, paths);
  // Which files ruff looks at is a setting, too; then it may be any of the sources.
  const choosesFiles = ['include', 'extend-include', 'extension'].some((name) => settings.has(name));
  const ownConfig = ownConfigInputs(collector, scope, above);
  const isFolder = (path: string): boolean =>
    files.list(posix.dirname(path)).some((entry) => entry.isFolder && entry.name === posix.basename(path));
  switch (collector) {
    case 'ruff':
      return unique([
        ...sourceFiles(
          scope,
          choosesFiles ? ['*'] : ['*.py', '*.pyi', '*.pyw', '*.ipynb', '*.toml', '.gitignore', '.ignore'],
          isFolder,
        ),
        ...ownConfig,
        ...config,
        ...reads,
      ]);
    case 'bandit':
      return unique([
        ...sourceFiles(scope, ['*.py', '*.pyw', '.bandit'], isFolder),
        ...ownConfig,
        ...config,
        ...reads,
      ]);
    case 'pyright':
      return unique([
        ...importableFiles(
          scope,
          ['*.py', '*.pyi', 'py.typed', 'pyrightconfig.json', 'pyproject.toml'],
          isFolder,
        ),
        ...ownConfig,
        ...config,
        ...reads,
      ]);
    default:
      return unique([...allFiles(scope), ...config, ...reads]);
  }
}

function unique(inputs: Inputs): Inputs {
  const known = new Set<string>();
  return inputs.filter((input) => {
    if (typeof input !== 'string') return true;
    return known.has(input) ? false : known.add(input);
  });
}
