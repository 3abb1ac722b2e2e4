import { z } from 'zod';
import { chooseOption } from './choose-option.js';
import { unwrapSchema } from './unwrap-schema.js';

/**
 * The schema that governs the value at `path` of `value`, as far as objects, records, arrays and unions lead there. Where
 * that is a union itself, the union; see {@link chooseOption}.
 */
export function schemaAt(
  schema: z.ZodType,
  path: readonly PropertyKey[],
  value: unknown,
): z.ZodType | undefined {
  const here = unwrapSchema(schema);
  const [head, ...rest] = path;
  if (head === undefined) return here;
  const form = chosenForm(here, value);
  const next = form === undefined ? undefined : step(form, head);
  return next === undefined ? undefined : schemaAt(next, rest, entry(value, head));
}

/** The form of a union that a value was meant to have; other schemas are their own. */
export function chosenForm(schema: z.ZodType, value: unknown): z.ZodType | undefined {
  if (!(schema instanceof z.ZodUnion)) return schema;
  const index = chooseOption(schema, value);
  return index === undefined ? undefined : unwrapSchema(schema.options[index] as z.ZodType);
}

function step(schema: z.ZodType, key: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as Record<PropertyKey, z.ZodType>)[key];
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  return undefined;
}

function entry(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<PropertyKey, unknown>)[key];
}
