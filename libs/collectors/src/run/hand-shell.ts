import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { commandLine } from '@tta/maturity-model';
import { collectors } from '../collectors.js';
import type { ComponentScope } from '../contract/component-scope.js';
import { findEnvironment } from '../environment/find-environment.js';
import { workingDirectory } from '../scope/working-directory.js';
import { toolEnvironment } from './tool-environment.js';

export interface HandShellOptions {
  /** Absolute. */
  readonly workspaceRoot: string;
  /** An interpreter or environment that the options of the plugin name. */
  readonly interpreter?: string | undefined;
  /** Names of variables that the options and the policy pass on; the component's own come to these. */
  readonly passEnv: readonly string[];
  /** An empty folder of this shell alone; its caller removes it. */
  readonly temporaryFolder: string;
}

/** Where, and with which variables, a person gets the numbers of a component by the tools' own commands. */
export type HandShell =
  | { readonly ok: true; readonly directory: string; readonly env: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly detail: string };

/**
 * The variables that the tools of a component see (tests' home included), with every program that its commands name on PATH.
 * Fails where there is no Python environment; a program that is missing there is missing here.
 */
export async function handShell(component: ComponentScope, options: HandShellOptions): Promise<HandShell> {
  const { workspaceRoot, temporaryFolder } = options;
  const { interpreter } = options;
  const search = findEnvironment({ workspaceRoot, root: component.root, interpreter, exists: existsSync });
  if (!search.ok) return search;
  const { environment } = search;
  const started = join(temporaryFolder, 'bin');
  await mkdir(started, { recursive: true });
  for (const collector of collectors) {
    for (const [name, argv] of Object.entries(collector.handPrograms?.(workspaceRoot) ?? {})) {
      await writeFile(join(started, name), `#!/bin/sh\nexec ${commandLine(argv)} "$@"\n`);
      await chmod(join(started, name), 0o755);
    }
  }
  const variables = toolEnvironment(
    {
      temporaryFolder,
      interpreter: environment.interpreter,
      passEnv: [...options.passEnv, ...component.passEnv],
      seesHome: true,
    },
    process.env,
  );
  const path = Object.keys(variables).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const [own = '', ...others] = (variables[path] ?? '').split(delimiter);
  const programs = [...new Set([own, started, ...environment.programFolders])];
  return {
    ok: true,
    directory: workingDirectory(component, (file) => existsSync(join(workspaceRoot, file))),
    env: { ...variables, [path]: [...programs, ...others].join(delimiter) },
  };
}
