import { createHash } from 'node:crypto';
import { minimatch } from 'minimatch';
import { posix } from 'node:path';
import type { WorkspaceFiles } from '../workspace/look-at-workspace.js';

type ReadJson = WorkspaceFiles['readJson'];

/**
 * The name that Nx gives the project at `root`: that of project.json, else of a package.json that is a workspace package,
 * else the record's. (project.json and package.json win over what a plugin infers.)
 */
export function projectName(
  root: string,
  recorded: string,
  packagePatterns: readonly string[],
  readJson: ReadJson,
): string {
  const fromProject = nameOf(readJson(posix.join(root, 'project.json')));
  if (fromProject !== undefined) return fromProject;
  const isPackage = root === '.' || packagePatterns.some((pattern) => minimatch(root, pattern));
  return (isPackage ? nameOf(readJson(posix.join(root, 'package.json'))) : undefined) ?? recorded;
}

/** The patterns of folders that hold workspace packages, from the root's package.json. */
export function workspacePackagePatterns(readJson: ReadJson): string[] {
  const root = readJson('package.json');
  if (typeof root !== 'object' || root === null || !('workspaces' in root)) return [];
  const { workspaces } = root;
  const patterns =
    typeof workspaces === 'object' && workspaces !== null && 'packages' in workspaces
      ? workspaces.packages
      : workspaces;
  if (!Array.isArray(patterns)) return [];
  return patterns
    .filter((entry) => typeof entry === 'string')
    .map((entry) => entry.replace(/^\.\/|\/$/g, ''));
}

/** A name for a second component that is called like another: Nx would refuse the whole graph. */
export function distinctName(name: string, root: string): string {
  return `${name}--${createHash('sha256').update(root).digest('hex').slice(0, 8)}`;
}

function nameOf(content: unknown): string | undefined {
  if (typeof content !== 'object' || content === null || !('name' in content)) return undefined;
  return typeof content.name === 'string' && content.name !== '' ? content.name : undefined;
}
