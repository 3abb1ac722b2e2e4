import type { PackageManager } from '@nx/devkit';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { detectPackageManager } from '../devkit.js';

/** How each package manager starts a program of the workspace, as `getPackageManagerCommand` has it, which starts processes to know. */
const starters: Readonly<Record<PackageManager, string>> = {
  npm: 'npx',
  pnpm: 'pnpm exec',
  yarn: 'yarn',
  bun: 'bunx',
};

/** What a person types in this workspace to start Nx and the command line of this package, for messages. */
export interface TypedCommands {
  /** `npx nx`; `./nx` where `nx init` has put Nx into a repository without packages. */
  readonly nx: string;
  readonly maturity: string;
}

export function typedCommands(workspaceRoot: string): TypedCommands {
  const has = (path: string): boolean => existsSync(join(workspaceRoot, path));
  if (has('.nx/nxw.js') && !has('node_modules/nx'))
    return { nx: './nx', maturity: '.nx/installation/node_modules/.bin/maturity' };
  const starter = starters[detectPackageManager(workspaceRoot)];
  return { nx: `${starter} nx`, maturity: `${starter} maturity` };
}
