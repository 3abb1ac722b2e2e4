import type { Evidence } from '@tta/maturity-model';
import { allZero } from './all-zero.js';
import { equalNumbers } from './equal-numbers.js';
import { otherToolVersions } from './other-tool-versions.js';
import { unresolvedImports } from './unresolved-imports.js';

/** A component as the checks over all of them see it. */
export interface FleetMember {
  readonly component: string;
  readonly evidence: readonly Evidence[];
  /** Versions by tool that its report names from the last good run. */
  readonly recordedTools?: Readonly<Record<string, string>>;
}

/** Something that is improbable for the code of several components at once. `components` are sorted. */
export interface FleetWarning {
  readonly code: 'all-zero' | 'equal-numbers' | 'unresolved-imports' | 'tool-version';
  readonly message: string;
  readonly components: readonly string[];
}

/**
 * What the numbers of all components together say about the environment that they were measured in. Each number for
 * itself may be right; so these are warnings beside the assessments, and never change an outcome (incident "wrong-env":
 * all components were at 0 %, and it was the environment).
 */
export function fleetWarnings(members: readonly FleetMember[]): FleetWarning[] {
  return [allZero, equalNumbers, unresolvedImports, otherToolVersions].flatMap((check) => check(members));
}
