import { posix } from 'node:path';
import type { WorkspaceFiles } from '../workspace/look-at-workspace.js';
import { askGit } from './ask-git.js';

const names = ['project.json', 'package.json'];

/**
 * The files that name projects, by the name: every project.json and package.json of the workspace that git knows or does not
 * ignore. Nx stops for two projects of one name, whoever infers them. Names of packages that are no projects are among them:
 * a component that is called like one gets another name, which costs less than the graph.
 */
export function otherProjects({
  workspaceRoot,
  readJson,
}: Pick<WorkspaceFiles, 'workspaceRoot' | 'readJson'>): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  const patterns = names.flatMap((name) => [name, `*/${name}`]);
  const listed = askGit(workspaceRoot, [
    ...['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--'],
    ...patterns,
  ]);
  for (const path of new Set(listed.split('\0'))) {
    if (!names.includes(posix.basename(path))) continue;
    const content = readJson(path);
    const name =
      typeof content === 'object' && content !== null && 'name' in content ? content.name : undefined;
    if (typeof name === 'string') files.set(name, [...(files.get(name) ?? []), path]);
  }
  return files;
}
