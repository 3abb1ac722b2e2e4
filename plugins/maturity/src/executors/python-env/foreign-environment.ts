import {
  addCommand,
  environmentManager,
  installedDistributions,
  type EnvironmentManager,
} from '@tta/maturity-collectors';
import { dirname, join, posix } from 'node:path';

/** What measuring needs, by distribution, with what is asked for in its place. */
const needed: Readonly<Record<string, string>> = {
  bandit: 'bandit',
  coverage: 'coverage[toml]',
  pytest: 'pytest',
  ruff: 'ruff',
};

/** What an environment that we did not make lacks for measuring, and the command with which its manager brings that. */
export interface ForeignEnvironment {
  readonly manager: EnvironmentManager;
  readonly missing: readonly string[];
  readonly command: string;
}

/**
 * Looks at an environment that somebody else keeps, or is going to.
 *
 * @param environment its folder, relative to the workspace
 */
export function foreignEnvironment(workspaceRoot: string, environment: string): ForeignEnvironment {
  const present = installedDistributions(join(workspaceRoot, environment));
  const missing = Object.keys(needed).filter((name) => !present.has(name));
  const manager = environmentManager(dirname(join(workspaceRoot, environment)));
  const packages = missing.map((name) => needed[name] ?? name);
  return { manager, missing, command: addCommand(manager, posix.dirname(environment), packages) };
}
