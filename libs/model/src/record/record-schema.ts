import { z } from 'zod';
import { daySchema, durationSchema, environmentNamesSchema, idSchema, lineSchema } from '../text-forms.js';

const pathSchema = z.string().min(1, 'must name a file or folder').meta({
  description:
    "Relative to this record's folder; '/x' is relative to the workspace; '*' matches within a name",
});
const paths = z.array(pathSchema);

const stageSchema = z.strictObject({
  name: idSchema.meta({
    description: "A stage of the policy. Above the first one the last entry of 'history' leads to it",
  }),
  since: daySchema,
  by: lineSchema.optional(),
  evidence: lineSchema.optional(),
});

const historySchema = z.strictObject({
  on: daySchema,
  from: idSchema,
  to: idSchema,
  by: lineSchema.optional(),
  reason: lineSchema.optional(),
  evidence: lineSchema.optional(),
});

const waiverSchema = z.strictObject({
  criterion: idSchema,
  reason: idSchema.meta({ description: "One of the policy's reasons" }),
  note: lineSchema.optional(),
  on: daySchema.optional().meta({
    description: 'The day on which it was approved; its length counts from here (from today, when absent)',
  }),
  approvedBy: lineSchema,
  atMost: z.number().nonnegative().optional().meta({
    description: 'The worst value that the waiver still covers: a floor, not a blank cheque',
  }),
  until: daySchema.meta({ description: 'The last day on which the waiver counts' }),
});

const signoffSchema = z.strictObject({
  criterion: idSchema,
  by: lineSchema,
  team: lineSchema.optional().meta({ description: 'The team for which it was signed' }),
  on: daySchema,
  evidence: lineSchema.optional().meta({ description: 'A link, or a file: relative to the workspace' }),
  digest: lineSchema.optional().meta({ description: 'Content hash of the evidence file when it was signed' }),
  of: z.record(z.string(), z.string()).optional().meta({
    description: 'Content hashes that the sign-off was given for: source, publicApi',
  }),
});

const variables = environmentNamesSchema.default([]);

/** `maturity.yaml`: what people decided about a component. The truth about its stage. */
export const recordSchema = z
  .strictObject({
    component: lineSchema.meta({ description: "The Nx project's name" }),
    title: lineSchema.optional(),
    group: idSchema.meta({ description: "One of the policy's functional groups" }),
    owner: lineSchema.meta({ description: "Team or person, such as '@acme/platform'" }),
    toolchain: idSchema
      .optional()
      .meta({ description: 'Set of collectors; detected from the sources when absent' }),
    sources: paths.min(1, 'must name at least one file or folder').optional().meta({
      description: "Files and folders that are the component; 'src', or the folder itself, when absent",
    }),
    tests: z.strictObject({ unit: paths.optional(), integration: paths.optional() }).optional().meta({
      description: "Test files and folders by kind; unit: 'tests/unit', 'tests' or 'test' when absent",
    }),
    reads: paths.default([]).meta({
      description:
        "Files outside the project that the component's results depend on. nx sync keeps the lines with the comment '# imported'; all others are yours",
    }),
    passEnv: variables.meta({
      description: 'Environment variables that its tools may see beside the usual few; they become inputs',
    }),
    stage: stageSchema,
    history: z.array(historySchema).default([]).meta({
      description:
        "Every promotion and demotion, in order: each goes on from the one before, the last leads to 'stage' on its day",
    }),
    overrides: z.record(idSchema, lineSchema).default({}).meta({
      description: 'Stricter comparisons for single criteria; an override may only tighten',
    }),
    waivers: z.array(waiverSchema).default([]),
    signoffs: z.array(signoffSchema).default([]),
    timeLimits: z.record(idSchema, durationSchema).default({}).meta({
      description: 'Longest time that a collector may run on this component, by collector: { pytest: 20m }',
    }),
  })
  .meta({ title: 'Maturity record', description: 'What people decided about a component' });

export type MaturityRecord = z.output<typeof recordSchema>;
export type MaturityRecordInput = z.input<typeof recordSchema>;
export type Waiver = MaturityRecord['waivers'][number];
export type Signoff = MaturityRecord['signoffs'][number];
export type HistoryEntry = MaturityRecord['history'][number];
