import { failureReasons, type Evidence, type FailureReason } from '@tta/maturity-model';
import type { Component } from './read-component.js';

/** Evidence that a collector's task failed before it could say why: refused, killed, or broken itself. `nx`: what a person types. */
export function unavailableEvidence(
  component: Component,
  collector: string,
  target: string,
  nx: string,
): Evidence {
  return {
    format: 'maturity-evidence/1',
    component: component.name,
    collector,
    tool: { name: collector, version: null },
    config: null,
    command: [],
    directory: component.root,
    scope: { files: [], excluded: [], missing: [] },
    status: 'unavailable',
    reason: reasonOf(component, target, nx),
  };
}

/** A record that names no sources of this workspace was refused before any tool ran. */
function reasonOf({ name, problems }: Component, target: string, nx: string): FailureReason {
  const refused = problems.find(({ code }) => code === 'outside-workspace' || code === 'no-sources');
  if (refused === undefined) {
    return {
      code: 'crashed',
      message: `${failureReasons.crashed}: the task ${target} failed without an answer`,
      remedy: `Run: ${nx} run ${name}:${target} --verbose`,
    };
  }
  const code = refused.code === 'outside-workspace' ? refused.code : 'nothing-measured';
  return {
    code,
    message: `${failureReasons[code]}: ${refused.message.replace(/\.$/, '')}`,
    remedy: refused.remedy ?? `Correct ${refused.file}.`,
  };
}
