import type { ProjectGraph } from '@nx/devkit';
import type { PluginOptions } from '../options/plugin-options.js';
import { inferProject } from '../graph/infer-project.js';
import { pluginRevision } from '../graph/revision.js';
import type { NxJsonConfiguration } from '@nx/devkit';
import { policyForInference } from '../graph/policy-for-inference.js';
import type { WorkspaceFiles } from './look-at-workspace.js';
import type { Component } from './read-component.js';
import { typedCommands } from './typed-commands.js';

/**
 * Targets of a component whose inferred inputs are not all there: `targetDefaults.<target>.inputs` of nx.json replaces them,
 * and then changes go unseen. Names the target and the first input that is gone.
 */
export function lostInputs(
  component: Component,
  project: string,
  graph: ProjectGraph,
  nxJson: NxJsonConfiguration,
  options: PluginOptions,
  workspace: WorkspaceFiles,
): string[] {
  const inferred = inferProject(
    { ...component, record: component.record },
    options,
    workspace,
    nxJson,
    pluginRevision(),
    policyForInference(workspace.workspaceRoot, options.policy),
  );
  const actual = graph.nodes[project]?.data.targets ?? {};
  return Object.entries(inferred.targets ?? {}).flatMap(([name, { inputs }]) => {
    const present = new Set((actual[name]?.inputs ?? []).map((input) => JSON.stringify(input)));
    const lost = (inputs ?? []).find((input) => !present.has(JSON.stringify(input)));
    if (lost === undefined) return [];
    return [
      `${project}:${name} lacks the inferred input ${JSON.stringify(lost)}. Start 'inputs' of targetDefaults in nx.json with '...', or restart the daemon with '${typedCommands(workspace.workspaceRoot).nx} reset'.`,
    ];
  });
}
