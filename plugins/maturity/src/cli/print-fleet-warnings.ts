import { describeFleet } from '../workspace/describe-fleet.js';
import type { AssessedComponent } from './assess-components.js';

/** Versions by tool that reports named before they were written anew, by the component's folder. */
export type ToolsBefore = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Writes what is improbable about all components together to standard error, so that JSON on standard output stays pure. */
export function printFleetWarnings(entries: readonly AssessedComponent[], toolsBefore: ToolsBefore): void {
  const members = entries.flatMap((entry) => {
    if (!entry.ok) return [];
    const { component, evidence } = entry;
    return [{ component: component.name, evidence, recordedTools: toolsBefore.get(component.root) ?? {} }];
  });
  for (const line of describeFleet(members)) process.stderr.write(`${line}\n`);
}
