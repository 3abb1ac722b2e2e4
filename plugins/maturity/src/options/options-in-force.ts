import type { NxJsonConfiguration } from '@nx/devkit';
import { readPluginOptions, type PluginOptions } from './plugin-options.js';

/** The options of this plugin as nx.json has them, for tasks, hooks and commands. */
export function optionsInForce(nxJson: NxJsonConfiguration): PluginOptions {
  for (const plugin of nxJson.plugins ?? []) {
    if (plugin === '@tta/maturity') return readPluginOptions(undefined);
    if (typeof plugin === 'object' && plugin.plugin === '@tta/maturity')
      return readPluginOptions(plugin.options);
  }
  return readPluginOptions(undefined);
}
