import { handShell } from '@tta/maturity-collectors';
import { formatProblem } from '@tta/maturity-model';
import { execa } from 'execa';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measuringLimits } from '../workspace/measuring-limits.js';
import { readComponent } from '../workspace/read-component.js';
import { typedCommands } from '../workspace/typed-commands.js';
import { CommandFailure, exitCode } from './exit-code.js';
import { openWorkspace, selectComponents } from './open-workspace.js';

export interface ShellOptions {
  readonly command?: string;
}

/**
 * Runs a shell where, and with the variables that, the tools of a component see, so that the commands that MATURITY.md shows
 * give its numbers as they stand. Its exit code, or 128 and the number of the signal that ended it.
 */
export async function shell(name: string, { command }: ShellOptions): Promise<number> {
  const workspace = await openWorkspace();
  const { root, options, projectGraph } = workspace;
  selectComponents(workspace, [name]);
  const project = projectGraph.nodes[name];
  if (project === undefined) throw new Error(`The project '${name}' is not in the project graph.`);
  const read = readComponent({ ...project.data, name }, root);
  if (!read.ok)
    throw new CommandFailure(exitCode.invalidArguments, read.problems.map(formatProblem).join('\n'));
  const temporaryFolder = realpathSync(mkdtempSync(join(tmpdir(), 'maturity-shell-')));
  try {
    const found = await handShell(read.component.scope, {
      workspaceRoot: realpathSync(root),
      interpreter: options.python.interpreter,
      passEnv: measuringLimits(root, options.policy, options.passEnv).passEnv,
      temporaryFolder,
    });
    if (!found.ok) {
      const environment = options.python.environment;
      const remedy = environment === undefined ? '' : ` Run: ${typedCommands(root).nx} run ${environment}`;
      throw new CommandFailure(
        exitCode.collectionFailed,
        `There is no Python environment: ${found.detail}.${remedy}`,
      );
    }
    if (command === undefined && process.stderr.isTTY)
      process.stderr.write(
        `A shell in ${found.directory}, with what the tools of ${name} see. It ends with: exit\n`,
      );
    const ended = await execa('/bin/sh', command === undefined ? [] : ['-c', command], {
      cwd: join(root, found.directory),
      env: { ...found.env, ...(process.env.TERM !== undefined && { TERM: process.env.TERM }) },
      extendEnv: false,
      stdio: 'inherit',
      reject: false,
    });
    if (ended.signal !== undefined) return 128 + constants.signals[ended.signal];
    if (ended.exitCode === undefined)
      throw new CommandFailure(exitCode.collectionFailed, ended.shortMessage ?? 'No shell could be started.');
    return ended.exitCode;
  } finally {
    rmSync(temporaryFolder, { recursive: true, force: true });
  }
}
