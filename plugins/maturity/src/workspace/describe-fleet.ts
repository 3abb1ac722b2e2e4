import { fleetWarnings, type FleetMember } from '@tta/maturity-assessment';

/**
 * A line for everything that the numbers of many components together say about the environment that they were measured in
 * (incident "wrong-env"); none for a usual fleet. They are warnings beside the assessments and change no outcome.
 */
export function describeFleet(members: readonly FleetMember[]): string[] {
  return fleetWarnings(members).map(({ message }) => `warning: ${message}`);
}
