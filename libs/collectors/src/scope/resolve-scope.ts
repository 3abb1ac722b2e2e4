import { readdirSync, realpathSync, statSync } from 'node:fs';
import { posix, join } from 'node:path';
import { compareText } from '@tta/maturity-model';
import type { Failure, MeasuredScope } from '../contract/collector.js';
import type { ComponentScope } from '../contract/component-scope.js';
import { workspacePath } from '../contract/workspace-path.js';
import { expandPattern } from './expand-pattern.js';
import { findPythonFiles } from './find-python-files.js';
import { workingDirectory } from './working-directory.js';

/** What is known about a component's files before a collector's configuration is looked up. */
export type ResolvedScope = Omit<
  MeasuredScope,
  'config' | 'configFiles' | 'configCandidates' | 'configAbove' | 'ignoredHere'
>;

/** The scope is there also beside a failure, with the paths of the record, so that a command can be named. */
export interface ScopeResolution {
  readonly scope: ResolvedScope;
  /** Why nothing of this component can be measured. */
  readonly failure?: Failure;
}

/**
 * Looks a component's paths up on the disk. A path that does not exist, or that leads out of the workspace by `..` or by
 * a link, is a failure: the tools would follow it, and measure nothing or somebody else's code. `workspaceRoot` has its
 * links resolved.
 */
export function resolveScope(component: ComponentScope, workspaceRoot: string): ScopeResolution {
  const list = (folder: string) => listFolder(join(workspaceRoot, folder));
  const expand = (paths: readonly string[]) => [
    ...new Set(paths.flatMap((path) => expandPattern(path, list))),
  ];
  const check = (declared: readonly string[], expanded: readonly string[]) =>
    checkPaths(declared, expanded, workspaceRoot, list);

  const sources = expand(component.sources);
  const tests = { unit: expand(component.tests.unit), integration: expand(component.tests.integration) };
  const expanded: ComponentScope = { ...component, sources, tests };
  const directory = workingDirectory(expanded, (path) => statOf(join(workspaceRoot, path)) !== undefined);
  const unit = check(component.tests.unit, tests.unit);
  const integration = check(component.tests.integration, tests.integration);
  const testFailures = { ...(unit && { unit }), ...(integration && { integration }) };
  const base = { component, directory, sources, tests, testFailures };

  const failure = check(component.sources, sources);
  if (failure !== undefined)
    return { scope: { ...base, files: [], folders: [], skippedFolders: [] }, failure };
  const found = findPythonFiles(sources, workspaceRoot);
  const { outside: links, ...files } = found;
  const scope = { ...base, ...files };
  return links.length === 0 ? { scope } : { scope, failure: outside(links) };
}

function checkPaths(
  declared: readonly string[],
  expanded: readonly string[],
  workspaceRoot: string,
  list: (folder: string) => readonly string[] | undefined,
): Failure | undefined {
  const escaping = expanded.filter((path) => leadsOutside(path, workspaceRoot));
  if (escaping.length > 0) return outside(escaping);
  const missing = [
    ...declared.filter((path) => expandPattern(path, list).length === 0),
    ...expanded.filter((path) => statOf(join(workspaceRoot, path)) === undefined),
  ].sort(compareText);
  if (missing.length === 0) return undefined;
  return {
    code: 'path-missing',
    detail: missing.join(', '),
    remedy: 'Correct the paths in the maturity.yaml of the component, or restore the files.',
    files: missing,
  };
}

function outside(paths: readonly string[]): Failure {
  return {
    code: 'outside-workspace',
    detail: paths.join(', '),
    remedy: 'Name files and folders of this workspace in the maturity.yaml of the component.',
  };
}

function leadsOutside(path: string, workspaceRoot: string): boolean {
  if (posix.isAbsolute(path) || path === '..' || path.startsWith('../')) return true;
  try {
    return workspacePath(realpathSync(join(workspaceRoot, path)), workspaceRoot) === undefined;
  } catch {
    // A path that does not exist leads nowhere; it is reported as missing.
    return false;
  }
}

function statOf(absolute: string) {
  return statSync(absolute, { throwIfNoEntry: false });
}

function listFolder(absolute: string): string[] | undefined {
  return statOf(absolute)?.isDirectory() === true ? readdirSync(absolute) : undefined;
}
