import type { PostTasksExecution, PreTasksExecution } from '@nx/devkit';
import { createDependencies } from './graph/create-dependencies.js';
import { createNodes } from './graph/create-nodes.js';
import type { MaturityPluginOptions } from './options/plugin-options.js';

export const name = '@tta/maturity';
export { createDependencies, createNodes, createNodes as createNodesV2 };

// Every nx command loads this file; what only runs of tasks need is loaded when they come.
export const preTasksExecution: PreTasksExecution<MaturityPluginOptions> = async (options, context) =>
  (await import('./hooks/pre-tasks-execution.js')).preTasksExecution(options, context);
export const postTasksExecution: PostTasksExecution<MaturityPluginOptions> = async (options, context) =>
  (await import('./hooks/post-tasks-execution.js')).postTasksExecution(options, context);

export type { MaturityPluginOptions } from './options/plugin-options.js';
