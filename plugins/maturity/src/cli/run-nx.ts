import { execa } from 'execa';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Runs nx in the workspace and gives its exit status. What it prints goes to standard error when the command's own output
 * is for a program (`--json`).
 */
export async function runNx(
  root: string,
  args: readonly string[],
  { quiet = false }: { quiet?: boolean } = {},
): Promise<number> {
  const nx = createRequire(join(root, 'package.json')).resolve('nx/bin/nx.js');
  const { exitCode, signal } = await execa(process.execPath, [nx, ...args], {
    cwd: root,
    stdin: 'ignore',
    stdout: quiet ? process.stderr : 'inherit',
    stderr: 'inherit',
    reject: false,
    env: { NX_TUI: 'false' },
  });
  if (exitCode === undefined) throw new Error(`nx was ended${signal === undefined ? '' : ` by ${signal}`}.`);
  return exitCode;
}
