import { z } from 'zod';
import { daySchema, durationSchema, environmentNamesSchema, idSchema, lineSchema } from '../text-forms.js';
import { criterionSchema } from './criterion-schema.js';

const needsSchema = z
  .array(z.string().regex(/^@?[a-z0-9-]+$/, "must be the id of a criterion, or '@' and the name of a stage"))
  .meta({ description: "Ids of criteria; '@staging' stands for all that staging needs" });

const groupSchema = z.strictObject({
  title: lineSchema.optional(),
  purpose: lineSchema.optional(),
});

const shape = {
  apiVersion: z.literal('maturity/v1'),
  policyVersion: z.coerce.string().min(1).meta({ description: 'Recorded in every decision' }),
  extends: z
    .enum(['builtin'])
    .optional()
    .meta({ description: 'Start from the built-in policy and change parts' }),
  stages: z.array(idSchema).min(1, 'must name at least one stage').meta({
    description: 'In the order of promotion; none is skipped',
  }),
  groups: z.record(idSchema, groupSchema),
  criteria: z.record(idSchema, criterionSchema),
  promote: z.record(idSchema, z.strictObject({ needs: needsSchema })),
  keep: z.record(idSchema, z.strictObject({ needs: needsSchema })),
  upcoming: z.array(z.strictObject({ criterion: idSchema, stage: idSchema, from: daySchema })),
  waivers: z.strictObject({ maxDuration: durationSchema, reasons: z.array(idSchema).min(1) }),
  measuring: z.strictObject({
    timeLimits: z.record(idSchema, durationSchema).default({}).meta({
      description: "Longest time for one component, by collector; 'default' for all others",
    }),
    rerunFailedTests: z.int().min(0).max(10).default(0).meta({
      description:
        'How often all tests are run again while one of them fails; a test that then passes is flaky, which is no pass',
    }),
    passEnv: environmentNamesSchema.default([]).meta({
      description: 'Environment variables that the tools of every component may see; they become inputs',
    }),
  }),
};

/** A complete policy, after `extends` has been resolved. */
export const policySchema = z.strictObject(shape).meta({ title: 'Maturity policy' });

/** `maturity.policy.yaml` as people write it: with `extends`, every part may be left out. */
export const policyFileSchema = z
  .strictObject({
    apiVersion: shape.apiVersion,
    policyVersion: shape.policyVersion,
    extends: shape.extends,
    stages: shape.stages.optional(),
    groups: shape.groups.optional(),
    criteria: z.record(idSchema, criterionSchema.nullable()).optional().meta({
      description: 'Adds or replaces criteria; null removes one of the built-in policy',
    }),
    promote: shape.promote.optional(),
    keep: shape.keep.optional(),
    upcoming: shape.upcoming.optional(),
    waivers: shape.waivers.optional(),
    measuring: shape.measuring.optional(),
  })
  .meta({
    title: 'Maturity policy',
    description: 'Stages, criteria, and which criteria each stage needs. One per workspace',
  });

export type Policy = z.output<typeof policySchema>;
export type PolicyInput = z.input<typeof policySchema>;
export type PolicyFile = z.output<typeof policyFileSchema>;
