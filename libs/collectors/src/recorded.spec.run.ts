import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasuredScope, Reading, StepOutput, GroupReading, ToolContext } from './contract/collector.js';

/** What a real tool said, as `fixtures/record.js` wrote it down. */
export interface Recorded {
  readonly outputs: Record<string, StepOutput>;
  readonly scopes: readonly MeasuredScope[];
  readonly context: ToolContext;
}

const folder = join(import.meta.dirname, '../fixtures/recorded');

/** The record of a collector about these components (`a-b`), whatever version it is of. */
export function recorded(collector: string, components: string): Recorded {
  const names = readdirSync(folder).filter(
    (name) => name.startsWith(`${collector}-`) && name.endsWith(`-${components}.json`),
  );
  const [name] = names;
  if (name === undefined || names.length > 1)
    throw new Error(`${names.length} records of ${collector} about ${components}`);
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recorded;
}

/** The same with another output of one step. */
export function withOutput(
  record: Recorded,
  id: string,
  change: (output: StepOutput) => Partial<StepOutput>,
): Recorded {
  const output = record.outputs[id];
  if (output === undefined) throw new Error(`there is no step ${id}`);
  return { ...record, outputs: { ...record.outputs, [id]: { ...output, ...change(output) } } };
}

/** The same with another text of one report of a step. */
export function withReport(
  record: Recorded,
  id: string,
  name: string,
  change: (text: string) => string,
): Recorded {
  return withOutput(record, id, ({ reports }) => ({
    reports: { ...reports, [name]: change(reports[name] ?? '') },
  }));
}

/** The reading of one component; throws where the whole report is of no use. */
export function readingOf(reading: GroupReading, component: string): Reading | undefined {
  if (!reading.usable) throw new Error(`${reading.failure.code}: ${reading.failure.detail ?? ''}`);
  return reading.readings.get(component);
}
