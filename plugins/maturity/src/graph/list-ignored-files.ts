import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { askGit } from './ask-git.js';

/**
 * What Nx does not hash because `.gitignore`, `.git/info/exclude`, the user's own excludes file or `.nxignore` names it, tracked
 * by git or not: files, and whole folders with a slash at the end. Relative to the workspace, sorted. Empty where git does not answer; what is then measured and not hashed,
 * validation names.
 */
export function listIgnoredFiles(workspaceRoot: string): string[] {
  const rules = ['--exclude-standard'];
  if (existsSync(join(workspaceRoot, '.nxignore'))) rules.push('--exclude-from=.nxignore');
  const ask = (which: readonly string[]): string[] =>
    askGit(workspaceRoot, ['ls-files', '-z', '--ignored', ...which, ...rules])
      .split('\0')
      .filter((path) => path !== '');
  return [...new Set([...ask(['--others', '--directory']), ...ask(['--cached'])])].sort();
}
