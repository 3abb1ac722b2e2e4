import { execa } from 'execa';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export interface NxOutput {
  /** Gets what Nx prints, as it comes. */
  readonly write: (text: string) => void;
}

export interface RunNxOptions {
  /** Where what Nx prints goes; else it goes to where this program's own output goes. */
  readonly output?: NxOutput;
  /** Variables beside those of this program. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs nx in the workspace and gives its exit status. */
export async function runNx(
  root: string,
  args: readonly string[],
  { output, env = {} }: RunNxOptions = {},
): Promise<number> {
  const nx = createRequire(join(root, 'package.json')).resolve('nx/bin/nx.js');
  const stream = output === undefined ? 'inherit' : 'pipe';
  const running = execa(process.execPath, [nx, ...args], {
    cwd: root,
    stdin: 'ignore',
    stdout: stream,
    stderr: stream,
    buffer: false,
    reject: false,
    env: { NX_TUI: 'false', ...env },
  });
  for (const part of [running.stdout, running.stderr])
    part?.on('data', (text: Buffer) => {
      output?.write(text.toString());
    });
  const { exitCode, signal } = await running;
  if (exitCode === undefined) throw new Error(`nx was ended${signal === undefined ? '' : ` by ${signal}`}.`);
  return exitCode;
}
