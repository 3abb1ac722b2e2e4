import type { NxJsonConfiguration } from '@nx/devkit';
import type { DoctorProblem, DoctorReport } from '@tta/maturity-model';
import { execa } from 'execa';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { detectPackageManager } from '../../devkit.js';
import { typedCommands } from '../../workspace/typed-commands.js';

/** What of the workspace itself measuring needs. */
export async function checkWorkspace(
  workspaceRoot: string,
  nxJson: NxJsonConfiguration,
): Promise<Omit<DoctorReport, 'components' | 'format'>> {
  const { nx: command } = typedCommands(workspaceRoot);
  const nx = versionOf('nx');
  const devkit = versionOf('@nx/devkit');
  const isRegistered = (nxJson.plugins ?? []).some(
    (entry) => (typeof entry === 'string' ? entry : entry.plugin) === '@tta/maturity',
  );
  const git = await gitOf(workspaceRoot);
  const problems: DoctorProblem[] = [];
  if (nx !== null && devkit !== null && nx !== devkit)
    problems.push({
      message: `nx ${nx} and @nx/devkit ${devkit} are not of one version`,
      command: `${command} migrate ${nx}`,
    });
  if (!isRegistered)
    problems.push({
      message: '@tta/maturity is not registered in nx.json',
      command: `${command} g @tta/maturity:init`,
    });
  if (!git.isRepository)
    problems.push({
      message: 'this is no git repository, so nothing is known of changes',
      command: 'git init',
    });
  const plugin = { version: ownVersion(), isRegistered };
  return { nx, devkit, plugin, packageManager: detectPackageManager(workspaceRoot), git, problems };
}

/** The version that this package itself gets. */
function versionOf(name: string): string | null {
  try {
    return (createRequire(import.meta.url)(`${name}/package.json`) as { version: string }).version;
  } catch {
    return null;
  }
}

function ownVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

async function gitOf(cwd: string): Promise<DoctorReport['git']> {
  const version = await execa('git', ['--version'], { cwd, reject: false });
  const inside = await execa('git', ['rev-parse', '--git-dir'], { cwd, reject: false });
  return {
    version: version.exitCode === 0 ? (/\d+\.\d+(?:\.\d+)?/.exec(version.stdout)?.[0] ?? null) : null,
    isRepository: inside.exitCode === 0,
  };
}
