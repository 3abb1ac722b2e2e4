import type { TargetConfiguration } from '@nx/devkit';
import { evidencePath, tracePath } from '@tta/maturity-collectors';
import type { Inputs } from '../inputs/collector-inputs.js';

interface CollectTarget {
  readonly component: string;
  readonly collector: string;
  readonly description: string;
  readonly inputs: Inputs;
  /** `project:target` that makes the Python environment. */
  readonly environment: string | undefined;
}

/** The target of one collector: cached, its outputs are the evidence and what that was made from. */
export function collectTarget(target: CollectTarget): TargetConfiguration {
  const { component, collector, description, inputs, environment } = target;
  return {
    executor: '@tta/maturity:collect',
    options: { component, collector },
    cache: true,
    ...(environment !== undefined && { dependsOn: [environmentDependency(environment)] }),
    inputs,
    outputs: [evidencePath, tracePath].map((path) => `{workspaceRoot}/${path(component, collector)}`),
    metadata: { description },
  };
}

/** `python-tools:install` as Nx wants it. */
export function environmentDependency(environment: string): { projects: string[]; target: string } {
  const separator = environment.indexOf(':');
  return { projects: [environment.slice(0, separator)], target: environment.slice(separator + 1) };
}
