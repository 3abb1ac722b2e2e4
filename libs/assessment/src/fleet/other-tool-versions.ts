import { compareText } from '@tta/maturity-model';
import type { FleetMember, FleetWarning } from './fleet-warnings.js';

/** Tools that ran in another version than the one that the reports name: a change of numbers may come from there. */
export function otherToolVersions(members: readonly FleetMember[]): FleetWarning[] {
  const changes = new Map<string, string[]>();
  for (const { component, evidence, recordedTools } of members) {
    for (const { tool } of evidence) {
      const recorded = recordedTools?.[tool.name];
      if (recorded === undefined || tool.version === null || recorded === tool.version) continue;
      const key = `${tool.name} ${tool.version} instead of the recorded ${recorded}`;
      changes.set(key, [...new Set([...(changes.get(key) ?? []), component])]);
    }
  }
  return [...changes]
    .sort(([left], [right]) => compareText(left, right))
    .map(([change, components]) => ({
      code: 'tool-version',
      message: `${change} measured ${components.length === 1 ? 'a component' : `${components.length} components`}; where numbers differ the environment is probably wrong, not the code.`,
      components: [...components].sort(compareText),
    }));
}
