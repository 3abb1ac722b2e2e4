import { z } from 'zod';

/** Milliseconds by component and collector. */
export type Durations = ReadonlyMap<string, ReadonlyMap<string, number>>;

const milliseconds = z.int().nonnegative();

/** How long one collector took for one component, as it lies beside the log of the run. Never part of the evidence. */
export const durationSchema = z.strictObject({ format: z.literal('maturity-duration/1'), milliseconds });

const fileSchema = z.strictObject({
  format: z.literal('maturity-durations/1'),
  milliseconds: z.record(z.string(), z.record(z.string(), milliseconds)),
});

export type ReadDurations =
  { readonly ok: true; readonly durations: Durations } | { readonly ok: false; readonly message: string };

/** Reads the text of a file of durations. */
export function readDurations(text: string): ReadDurations {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return { ok: false, message: `is not JSON: ${(error as Error).message}` };
  }
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success)
    return { ok: false, message: `is no file of durations: ${z.prettifyError(parsed.error)}` };
  const entries = Object.entries(parsed.data.milliseconds);
  return {
    ok: true,
    durations: new Map(entries.map(([name, byCollector]) => [name, new Map(Object.entries(byCollector))])),
  };
}

/** What {@link readDurations} reads. */
export function durationsFile(durations: Durations): z.infer<typeof fileSchema> {
  return {
    format: 'maturity-durations/1',
    milliseconds: Object.fromEntries(
      [...durations].map(([name, byCollector]) => [name, Object.fromEntries(byCollector)]),
    ),
  };
}

/** All durations together; of two for one collector and component the later one counts. */
export function mergeDurations(all: readonly Durations[]): Durations {
  const merged = new Map<string, Map<string, number>>();
  for (const durations of all) {
    for (const [name, byCollector] of durations) {
      const known = merged.get(name) ?? new Map<string, number>();
      for (const [collector, duration] of byCollector) known.set(collector, duration);
      merged.set(name, known);
    }
  }
  return merged;
}
