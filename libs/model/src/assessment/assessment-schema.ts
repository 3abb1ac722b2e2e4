import { z } from 'zod';
import { failureReasonSchema, findingSchema, leftOutSchema } from '../evidence/evidence-schema.js';
import { metricValueSchema } from '../metric/metric-value.js';
import { criterionKinds } from '../policy/criterion-schema.js';
import { daySchema } from '../text-forms.js';

export const assessmentFormat = 'maturity-assessment/1';

/** Only pass, not-applicable and waived open a gate. */
export const outcomes = ['pass', 'fail', 'unknown', 'error', 'pending', 'not-applicable', 'waived'] as const;
export const outcomeSchema = z.enum(outcomes);

/** Whether an outcome lets a component through a gate. */
export function opensGate(outcome: Outcome): boolean {
  return outcome === 'pass' || outcome === 'not-applicable' || outcome === 'waived';
}

/** What a stage asks a criterion for: to get there, or to stay there. */
const purposeSchema = z.strictObject({ stage: z.string(), purpose: z.enum(['promote', 'keep']) });

const fileGapSchema = z.strictObject({ file: z.string(), note: z.string() });

/** A criterion judged. Dates are written as dates, never as a number of days from today. */
export const criterionResultSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  kind: z.enum(criterionKinds),
  for: z.array(purposeSchema).meta({ description: 'The stages that need it' }),
  metrics: z
    .array(z.string())
    .meta({ description: 'The metrics that were judged, whether they are known or not' }),
  outcome: outcomeSchema,
  require: z.string().optional().meta({ description: 'What is asked for: >= 70%' }),
  value: z.string().optional().meta({ description: 'What was found: 71/97 (73.19%)' }),
  gap: z.string().optional().meta({ description: 'What is missing: 19 more covered lines' }),
  explanation: z.string().meta({ description: 'One sentence that says why the outcome is what it is' }),
  files: z.array(fileGapSchema).meta({ description: 'Where the gap is, the largest part first' }),
  remedy: z.string().optional().meta({ description: 'What to do about it' }),
  command: z.string().optional().meta({ description: 'The exact command to run next' }),
  until: daySchema.optional().meta({ description: 'The last day on which a waiver or sign-off counts' }),
});

/** Where a collector's results stand in the report, as the collector says. */
export const reportRowSchema = z.discriminatedUnion('region', [
  z.strictObject({
    region: z.literal('tests'),
    kind: z.string().meta({ description: "The tests that it runs: 'unit'" }),
    label: z.string(),
  }),
  z.strictObject({ region: z.literal('quality'), label: z.string() }),
]);

const collectorSchema = z.strictObject({
  collector: z.string(),
  target: z.string(),
  row: reportRowSchema,
  excluded: z
    .array(z.string())
    .meta({ description: "Source files that the user's configuration leaves out of what it measured" }),
  leftOut: z
    .array(leftOutSchema)
    .optional()
    .meta({ description: "Rules, tests and lines that the user's configuration leaves out" }),
  status: z.enum(['ok', 'partial', 'unavailable', 'absent']),
  tool: z.strictObject({ name: z.string(), version: z.string().nullable() }).optional(),
  command: z.string().optional(),
  directory: z.string().optional(),
  reason: failureReasonSchema.optional(),
});

const stepSchema = z.strictObject({
  criterion: z.string(),
  outcome: outcomeSchema,
  todo: z.string(),
  command: z.string().optional(),
});

/** The policy applied to the record and the evidence of one component. It depends on no clock. */
export const assessmentSchema = z
  .strictObject({
    format: z.literal(assessmentFormat),
    component: z.string(),
    title: z.string(),
    group: z.string(),
    groupTitle: z.string(),
    owner: z.string(),
    toolchain: z.string(),
    policy: z.strictObject({ version: z.string(), digest: z.string() }),
    stage: z.strictObject({ name: z.string(), since: daySchema }),
    supportedStage: z.string().meta({ description: 'The highest stage whose criteria hold now' }),
    stageIsKept: z.boolean().meta({ description: "Whether the criteria to keep the record's stage hold" }),
    keepOutcome: outcomeSchema.optional().meta({
      description:
        "The criteria to keep the record's stage, combined: fail is a reason to demote, unknown is none",
    }),
    nextStage: z.string().nullable(),
    collectors: z.array(collectorSchema),
    metrics: z.record(z.string(), z.strictObject({ collector: z.string(), metric: metricValueSchema })),
    findings: z.record(z.string(), z.array(findingSchema)).meta({ description: 'By collector' }),
    criteria: z.array(criterionResultSchema),
    upcoming: z
      .array(z.strictObject({ stage: z.string(), from: daySchema, result: criterionResultSchema }))
      .optional()
      .meta({ description: 'Criteria that count for a stage from a date on' }),
    wayToNextStage: z.array(stepSchema).meta({ description: 'What is left to do, the cheapest first' }),
    validity: z
      .array(z.string())
      .meta({ description: 'Dates on which something ends: waivers, sign-offs, soaks' }),
    history: z.array(
      z.strictObject({
        on: daySchema,
        from: z.string(),
        to: z.string(),
        by: z.string().optional(),
        reason: z.string().optional(),
      }),
    ),
  })
  .meta({ title: 'Maturity assessment', description: 'The policy applied to the record and the evidence' });

export type ReportRow = z.infer<typeof reportRowSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type CriterionResult = z.infer<typeof criterionResultSchema>;
export type Assessment = z.infer<typeof assessmentSchema>;
export type AssessedCollector = z.infer<typeof collectorSchema>;
export type UpcomingCriterion = NonNullable<Assessment['upcoming']>[number];
export type Step = z.infer<typeof stepSchema>;
