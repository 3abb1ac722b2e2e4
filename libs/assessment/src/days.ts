import { parseDuration } from '@tta/maturity-model';

const dayLength = 86_400_000;

/**
 * The day that lies a length of time after another. Parts of a day: `up` for the first whole day after a wait, `down` for
 * the last day on which something still counts.
 */
export function addDuration(day: string, duration: string, parts: 'up' | 'down'): string {
  const days = parseDuration(duration) / dayLength;
  const whole = parts === 'up' ? Math.ceil(days) : Math.floor(days);
  return new Date(Date.parse(`${day}T00:00:00Z`) + whole * dayLength).toISOString().slice(0, 10);
}

/** Days as `2026-01-12` are in order when their texts are. */
export function latest(days: readonly string[]): string | undefined {
  return days.reduce<string | undefined>(
    (last, day) => (last === undefined || day > last ? day : last),
    undefined,
  );
}
