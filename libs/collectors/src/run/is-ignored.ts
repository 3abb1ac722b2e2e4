import { execaSync } from 'execa';

/** Whether git ignores a file of the workspace. Asked only about files that came while a run was under way. */
export function isIgnored(path: string, workspaceRoot: string): boolean {
  const { exitCode } = execaSync('git', ['check-ignore', '--quiet', '--', path], {
    cwd: workspaceRoot,
    reject: false,
    timeout: 10_000,
  });
  return exitCode === 0;
}
