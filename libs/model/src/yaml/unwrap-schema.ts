import { z } from 'zod';

/** The schema below `optional`, `default`, `nullable` and `lazy`. */
export function unwrapSchema(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return unwrapSchema(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodLazy) return unwrapSchema(schema.unwrap() as z.ZodType);
  return schema;
}
