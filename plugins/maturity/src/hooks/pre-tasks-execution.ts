import type { PreTasksExecution } from '@nx/devkit';
import { randomUUID } from 'node:crypto';
import { shownProjectVariable } from '../executors/live-line.js';
import { optionsInForce } from '../options/options-in-force.js';
import type { MaturityPluginOptions } from '../options/plugin-options.js';
import { runVariable } from '../workspace/document-at-start.js';
import { askedBase, baseVariable } from './asked-base.js';
import { askedTask } from './asked-targets.js';
import { mistypedTarget } from './mistyped-target.js';
import { plainOutput } from './plain-output.js';

/**
 * Refuses a run whose target is mistyped: Nx would take `carbon:maturity:validat` for `carbon:maturity`, and run it. Has the
 * outcome of every component printed where a person sees it, gives the run a name, and passes on its base. (Nx takes over variables that a plugin sets here.)
 */
export const preTasksExecution: PreTasksExecution<MaturityPluginOptions> = (_options, context) => {
  const { argv, nxJsonConfiguration } = context;
  const options = optionsInForce(nxJsonConfiguration);
  const message = mistypedTarget(argv, options);
  if (message !== undefined) throw new Error(message);
  const base = askedBase(argv);
  Object.assign(process.env, plainOutput(argv, options, nxJsonConfiguration), {
    [runVariable]: randomUUID(),
    [shownProjectVariable]: askedTask(argv)?.project ?? '',
    ...(base !== undefined && { [baseVariable]: base }),
  });
};
