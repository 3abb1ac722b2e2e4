import { z } from 'zod';

/** A calendar day, `2026-01-12`. Days of no calendar (`2026-02-30`) are refused. */
export const daySchema = z.iso
  .date('must be a day such as 2026-01-12')
  .meta({ description: 'A day: 2026-01-12' });

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const durationPattern = /^(\d+)(s|m|h|d)$/;

/** A length of time as people write it: `90s`, `10m`, `36h`, `7d`. */
export const durationSchema = z
  .string()
  .regex(durationPattern, "must be a length of time such as '90s', '10m', '36h' or '7d'");

/** Milliseconds of a text that fits {@link durationSchema}; throws for another one. */
export function parseDuration(text: string): number {
  const match = durationPattern.exec(text);
  if (match === null)
    throw new Error(`'${text}' is not a length of time such as '90s', '10m', '36h' or '7d'`);
  return Number(match[1]) * units[match[2] as keyof typeof units];
}

/**
 * Ids of criteria, stages, groups and collectors: lower case words joined by hyphens. They are keys of objects, so the one
 * name of that form that every object has from JavaScript is none.
 */
export const idSchema = z
  .string()
  .regex(
    /^(?!constructor$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
    "must be lower case words joined by hyphens, such as 'unit-coverage'",
  );

/** A text on one line that says something. */
export const lineSchema = z.string().regex(/^[^\r\n]*\S[^\r\n]*$/, 'must be one line of text and not empty');

/** Names of environment variables: `API_URL`. */
export const environmentNamesSchema = z.array(
  z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "must be the name of a variable, such as 'API_URL'"),
);
