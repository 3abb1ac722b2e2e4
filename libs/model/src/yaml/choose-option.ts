import { z } from 'zod';
import { unwrapSchema } from './unwrap-schema.js';

/**
 * Which form of a union of mappings somebody meant: the one of whose own required keys (those that not all forms have) the
 * value has the most; of equals the one that leaves the fewest keys unknown. Undefined when the value has none of them.
 */
export function chooseOption(union: z.ZodUnion, value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const keys = Object.keys(value);
  let best: { index: number; present: number; unknown: number } | undefined;
  union.options.forEach((option, index) => {
    const form = unwrapSchema(option as z.ZodType);
    if (!(form instanceof z.ZodObject)) return;
    const present = requiredKeys(form).filter((key) => Object.hasOwn(value, key)).length;
    const unknown = keys.filter((key) => !Object.hasOwn(form.shape, key)).length;
    if (present === 0) return;
    if (
      best === undefined ||
      present > best.present ||
      (present === best.present && unknown < best.unknown)
    ) {
      best = { index, present, unknown };
    }
  });
  return best?.index;
}

/** The keys that must be there, in the schema's order: the first one says what kind of thing the mapping is. */
export function requiredKeys(form: z.ZodObject): string[] {
  return Object.entries(form.shape as Record<string, z.ZodType>)
    .filter(([, field]) => !field.safeParse(undefined).success)
    .map(([key]) => key);
}
