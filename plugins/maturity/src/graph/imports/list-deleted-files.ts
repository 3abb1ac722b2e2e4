import { askGit } from '../ask-git.js';

/** How many commits back deleted files are looked for: more than lie between a base of `nx affected` and its head. */
const commits = 500;

/**
 * Python files that git knows to have been deleted: in the last commits, or in the working copy. Relative to the workspace.
 * None where there is no git, or no commit yet: then nobody can ask what changed since, either.
 */
export function listDeletedFiles(workspaceRoot: string): string[] {
  const oldest = askGit(workspaceRoot, ['rev-list', '--max-count=1', `--skip=${commits}`, 'HEAD']).trim();
  const range = oldest === '' ? 'HEAD' : `${oldest}..HEAD`;
  const only = ['--diff-filter=D', '--no-renames', '--name-only', '--relative', '-z'];
  // The working copy first: a deletion that is committed in between is then seen twice, the other way round never.
  const uncommitted = askGit(workspaceRoot, ['diff', ...only, 'HEAD', '--', '*.py', '*.pyi']);
  const committed = askGit(workspaceRoot, ['log', ...only, '--format=', range, '--', '*.py', '*.pyi']);
  return [...new Set(`${uncommitted}\0${committed}`.split('\0').filter((path) => path !== ''))].sort();
}
