import type { NxJsonConfiguration, ProjectGraph } from '@nx/devkit';
import { nearestName } from '@tta/maturity-model';
import { join } from 'node:path';
import { createProjectGraphAsync, readJsonFile } from '../devkit.js';
import { optionsInForce } from '../options/options-in-force.js';
import type { PluginOptions } from '../options/plugin-options.js';
import { maturityMetadata } from '../workspace/maturity-metadata.js';
import { CommandFailure, exitCode } from './exit-code.js';
import { typedCommands } from '../workspace/typed-commands.js';
import { workspaceRootAbove } from './workspace-root-above.js';

export interface OpenWorkspace {
  readonly root: string;
  readonly projectGraph: ProjectGraph;
  readonly nxJson: NxJsonConfiguration;
  readonly options: PluginOptions;
  /** Names of the projects that are components, sorted. */
  readonly components: readonly string[];
}

/** The Nx workspace that holds the current folder, with its project graph. */
export async function openWorkspace(): Promise<OpenWorkspace> {
  const root = workspaceRootAbove(process.cwd());
  if (root === undefined)
    throw new CommandFailure(exitCode.invalidArguments, 'There is no nx.json in this folder or above it.');
  process.chdir(root);
  const projectGraph = await createProjectGraphAsync({ exitOnError: false });
  const nxJson = readJsonFile<NxJsonConfiguration>(join(root, 'nx.json'));
  const components = Object.values(projectGraph.nodes)
    .filter(({ data }) => maturityMetadata(data) !== undefined)
    .map(({ name }) => name)
    .sort();
  return { root, projectGraph, nxJson, options: optionsInForce(nxJson), components };
}

/** The components that a command is about; all when none are named. Fails with the nearest name for one that is unknown. */
export function selectComponents(workspace: OpenWorkspace, named: readonly string[]): readonly string[] {
  if (workspace.components.length === 0) {
    if (process.env.TTA_MATURITY_DISABLE === 'true') {
      throw new CommandFailure(
        exitCode.componentNotFound,
        'TTA_MATURITY_DISABLE=true switches the plugin off: no project is a component. Take it out of the shell or of the .env files.',
      );
    }
    throw new CommandFailure(
      exitCode.componentNotFound,
      `This workspace has no component. Make one: ${typedCommands(workspace.root).nx} g @tta/maturity:component <name>`,
    );
  }
  for (const name of named) {
    if (workspace.components.includes(name)) continue;
    const near = nearestName(name, workspace.components);
    const advice =
      near === undefined ? `There are: ${workspace.components.join(', ')}` : `Did you mean '${near}'?`;
    throw new CommandFailure(exitCode.componentNotFound, `There is no component '${name}'. ${advice}`);
  }
  return named.length === 0 ? workspace.components : [...named].sort();
}
