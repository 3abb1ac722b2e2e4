import type { CreateDependencies, CreateNodes, PostTasksExecution, PreTasksExecution } from '@nx/devkit';
import type { MaturityPluginOptions } from './options/plugin-options.js';

export const name = '@tta/maturity';

// Nx loads this file in every command, and anew for the hooks of every run: each part is loaded when it is asked for.

/** Files that make their folder a component. */
const recordPattern = '**/maturity.yaml';

export const createNodes: CreateNodes<MaturityPluginOptions> = [
  recordPattern,
  async (files, options, context) =>
    (await import('./graph/create-nodes.js')).createNodes(files, options, context),
];
export { createNodes as createNodesV2 };

export const createDependencies: CreateDependencies<MaturityPluginOptions> = async (options, context) =>
  (await import('./graph/create-dependencies.js')).createDependencies(options, context);

export const preTasksExecution: PreTasksExecution<MaturityPluginOptions> = async (options, context) =>
  (await import('./hooks/pre-tasks-execution.js')).preTasksExecution(options, context);

export const postTasksExecution: PostTasksExecution<MaturityPluginOptions> = async (options, context) =>
  (await import('./hooks/post-tasks-execution.js')).postTasksExecution(options, context);

export type { MaturityPluginOptions } from './options/plugin-options.js';
