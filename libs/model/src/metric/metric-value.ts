import { z } from 'zod';

const count = z.int().nonnegative();

/** What one file adds to a ratio. `missing`: line ranges as people write them, `3-7, 12`. */
export const fileRatioSchema = z.strictObject({ covered: count, total: count, missing: z.string() });

/** A number of things: findings, tests, suppressions. */
const countMetricSchema = z.strictObject({ unit: z.literal('count'), value: count });

/**
 * A share, always kept with the counts that it is made of. `value` is `100 * covered / total`, unrounded, and null when
 * there was nothing to cover: 0 of 0 is no percentage (tools print 100 or 0 for it).
 */
const ratioMetricSchema = z.strictObject({
  unit: z.literal('%'),
  value: z.number().min(0).max(100).nullable(),
  covered: count,
  total: count,
  files: z.record(z.string(), fileRatioSchema).optional(),
});

/** A quantity with a unit of its own: a duration in milliseconds. */
const quantityMetricSchema = z.strictObject({ unit: z.enum(['ms', 's']), value: z.number() });

/** The value of one metric as one collector found it. */
export const metricValueSchema = z
  .discriminatedUnion('unit', [countMetricSchema, ratioMetricSchema, quantityMetricSchema])
  .superRefine((metric, context) => {
    if (metric.unit !== '%') return;
    if (metric.covered > metric.total) context.addIssue('covered is larger than total');
    const expected = percentOf(metric.covered, metric.total);
    if (metric.value !== expected)
      context.addIssue(`value is ${metric.value}, but the counts give ${expected}`);
  });

export type FileRatio = z.infer<typeof fileRatioSchema>;
export type MetricValue = z.infer<typeof metricValueSchema>;
export type RatioMetric = z.infer<typeof ratioMetricSchema>;
export type CountMetric = z.infer<typeof countMetricSchema>;
export type Unit = MetricValue['unit'];

/** `100 * covered / total`, unrounded; null when `total` is 0. */
export function percentOf(covered: number, total: number): number | null {
  return total === 0 ? null : (100 * covered) / total;
}

/** A count metric. Throws on anything that is not a whole number of zero or more: that is never a measurement. */
export function countMetric(value: number): CountMetric {
  return countMetricSchema.parse({ unit: 'count', value });
}

/** A ratio metric of `covered` out of `total`, with what each file adds to it where that is known. */
export function ratioMetric(covered: number, total: number, files?: Record<string, FileRatio>): RatioMetric {
  const metric = { unit: '%', value: percentOf(covered, total), covered, total } as const;
  return ratioMetricSchema.parse(files === undefined ? metric : { ...metric, files });
}
