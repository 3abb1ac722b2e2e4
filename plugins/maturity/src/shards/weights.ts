import type { Durations } from './durations.js';

export interface Weights {
  readonly by: 'durations' | 'lines';
  /** Milliseconds or lines by component. */
  readonly of: ReadonlyMap<string, number>;
  /** Components of which no duration is known; the median of the others stands for them. */
  readonly unknown: readonly string[];
}

/** How much work each component is: by durations where any is known, else by its lines of Python. */
export function weights(
  components: readonly string[],
  durations: Durations | undefined,
  lines: ReadonlyMap<string, number>,
): Weights {
  const recorded = new Map(
    components.flatMap((name) => {
      const byCollector = durations?.get(name);
      if (byCollector === undefined) return [];
      return [[name, [...byCollector.values()].reduce((total, duration) => total + duration, 0)] as const];
    }),
  );
  const median = medianOf([...recorded.values()]);
  if (median === undefined) return { by: 'lines', of: lines, unknown: [] };
  return {
    by: 'durations',
    of: new Map(components.map((name) => [name, recorded.get(name) ?? median])),
    unknown: components.filter((name) => !recorded.has(name)),
  };
}

function medianOf(numbers: readonly number[]): number | undefined {
  return [...numbers].sort((left, right) => left - right)[Math.floor(numbers.length / 2)];
}
