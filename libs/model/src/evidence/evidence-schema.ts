import { z } from 'zod';
import { metricValueSchema } from '../metric/metric-value.js';
import { failureCodes } from './failure-reason.js';

export const evidenceFormat = 'maturity-evidence/1';

const file = z.string().min(1).meta({ description: 'Relative to the workspace, with forward slashes' });

/** One thing that a tool says about one place. `line` counts from 1. */
export const findingSchema = z.strictObject({
  rule: z.string(),
  severity: z.enum(['error', 'high', 'medium', 'low', 'warning', 'information']),
  file: file.optional(),
  line: z.int().positive().optional(),
  message: z.string(),
});

export const failureReasonSchema = z.strictObject({
  code: z.enum(failureCodes),
  message: z.string().min(1),
  remedy: z.string().min(1).meta({ description: 'What to do, with the exact command where there is one' }),
  exitCode: z.int().optional(),
  stderr: z.string().optional().meta({ description: 'The last lines that the tool wrote to standard error' }),
  files: z.array(file).optional(),
});

/** One thing that the user's configuration takes away from what the tool looks for, beside whole files. */
export const leftOutSchema = z.strictObject({
  kind: z.enum(['rule', 'test', 'line', 'branch']),
  name: z.string().min(1).meta({ description: "As the tool or the configuration calls it: 'F401'" }),
  files: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'Where, as the configuration says; absent: in all files of the component' }),
});

const scopeSchema = z.strictObject({
  files: z.array(file).meta({ description: 'The files that the numbers are about' }),
  excluded: z.array(file).meta({ description: "Source files that the user's own configuration leaves out" }),
  leftOut: z
    .array(leftOutSchema)
    .optional()
    .meta({ description: "Rules, tests and lines that the user's own configuration leaves out" }),
  missing: z.array(file).meta({ description: 'Source files that should be measured and were not' }),
});

const envelope = {
  format: z.literal(evidenceFormat),
  component: z.string().min(1),
  collector: z.string().min(1),
  tool: z.strictObject({ name: z.string(), version: z.string().nullable() }),
  config: z.string().nullable().meta({ description: 'Digest of the configuration files that the tool read' }),
  command: z
    .array(z.string())
    .meta({ description: 'What a person runs to get the same numbers for this component' }),
  directory: z.string().meta({ description: 'Where to run it, relative to the workspace' }),
  scope: scopeSchema,
};

/** `coverage.unit.lines`: at least two words, so that no name of JavaScript's own objects can be one. */
const metricIdSchema = z
  .string()
  .regex(
    /^[a-z][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)+$/,
    "must be words joined by dots, such as 'coverage.unit.lines'",
  );

const measured = {
  trace: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .meta({ description: 'Digest of the file that says what the evidence was made from' }),
  metrics: z.record(metricIdSchema, metricValueSchema),
  findings: z.array(findingSchema),
};

/** What one collector found about one component. Only `ok` can make a criterion pass. */
export const evidenceSchema = z
  .discriminatedUnion('status', [
    z.strictObject({ ...envelope, status: z.literal('ok'), ...measured }),
    z.strictObject({ ...envelope, status: z.literal('partial'), reason: failureReasonSchema, ...measured }),
    z.strictObject({ ...envelope, status: z.literal('unavailable'), reason: failureReasonSchema }),
  ])
  .meta({ title: 'Maturity evidence', description: 'What one collector found about one component' });

export type Evidence = z.output<typeof evidenceSchema>;
export type Finding = z.output<typeof findingSchema>;
export type FailureReason = z.output<typeof failureReasonSchema>;
export type LeftOut = z.output<typeof leftOutSchema>;
export type EvidenceScope = z.output<typeof scopeSchema>;
