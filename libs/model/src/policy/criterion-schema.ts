import { z } from 'zod';
import { parseComparison } from '../comparison/parse-comparison.js';
import { edgeKinds } from '../edge-kind.js';
import { durationSchema, idSchema, lineSchema } from '../text-forms.js';

const comparisonSchema = z
  .string()
  .superRefine((text, context) => {
    const parsed = parseComparison(text);
    if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.message });
  })
  .meta({ description: "One comparison: '>= 70%', '== 0', '<= 250ms', 'no-increase', 'no-decrease'" });

const limitSchema = z
  .string()
  .regex(/^\d+(\.\d+)?(%|ms|s)?$/, "must be a number with its unit, such as '65%'")
  .meta({ description: 'A number with its unit' });

const described = {
  title: lineSchema.optional(),
  remedy: lineSchema.optional().meta({ description: 'What to do when the criterion is not met' }),
  fix: lineSchema.optional().meta({ description: "A command; '{project}' is the component's name" }),
};

export const metricCriterionSchema = z
  .strictObject({
    ...described,
    measure: z.string().min(1).meta({ description: 'Id of a metric that a collector produces' }),
    require: comparisonSchema,
    demoteBelow: limitSchema.optional().meta({
      description: 'A stage once reached is kept until this line is crossed',
    }),
    whole: z.literal('component').optional().meta({
      description: 'Every source file must be in the report, otherwise the outcome is unknown',
    }),
    ratchet: z.boolean().optional().meta({
      description: 'Until the threshold is met the value may not get worse than at the merge base',
    }),
    minimum: z.record(z.string(), z.number()).optional().meta({
      description: 'Metrics that must reach a size; below it the criterion is not applicable, and said so',
    }),
    window: durationSchema.optional(),
    completeness: comparisonSchema.optional(),
    maxAge: durationSchema.optional(),
  })
  .meta({ title: 'Metric criterion' });

export const fileCriterionSchema = z
  .strictObject({
    ...described,
    file: z.string().min(1).meta({ description: "A file, relative to the component's folder" }),
    sections: z.array(lineSchema).optional().meta({ description: 'Headings that the file must have' }),
  })
  .meta({ title: 'File criterion' });

export const approvalSchema = z.strictObject({
  team: lineSchema.optional(),
  count: z.int().positive().default(1),
  not: z.enum(['requester']).optional(),
});

export const signoffCriterionSchema = z
  .strictObject({
    ...described,
    signoff: z.strictObject({
      by: approvalSchema.optional(),
      evidence: z.enum(['required', 'optional']).default('optional'),
      expires: durationSchema.optional(),
      voidedBy: z.array(z.enum(['source', 'publicApi'])).default([]),
    }),
  })
  .meta({ title: 'Sign-off criterion' });

export const dependenciesCriterionSchema = z
  .strictObject({
    ...described,
    dependencies: z.strictObject({
      atLeast: z.union([z.literal('target'), idSchema]).meta({
        description: "'target': the stage that is asked for; or the name of a stage",
      }),
      graph: z.literal('nx').default('nx'),
      edges: z.enum(edgeKinds).default('sources').meta({
        description:
          "Which dependencies count: 'sources': what the sources import; 'tests': what tests import, too; 'plugins': plug-ins found by entry points, too",
      }),
      except: z
        .array(z.string())
        .default([])
        .meta({ description: "Tags or names of projects: 'tag:test-util'" }),
    }),
  })
  .meta({ title: 'Dependencies criterion' });

export const soakCriterionSchema = z
  .strictObject({
    ...described,
    soak: z.strictObject({
      in: idSchema.meta({ description: 'The stage in which the component must have stayed' }),
      atLeast: durationSchema,
      restartOn: z.array(z.enum(['majorVersion', 'demotion'])).default([]),
    }),
  })
  .meta({ title: 'Soak criterion' });

type Leaf =
  | z.output<typeof metricCriterionSchema>
  | z.output<typeof fileCriterionSchema>
  | z.output<typeof signoffCriterionSchema>
  | z.output<typeof dependenciesCriterionSchema>
  | z.output<typeof soakCriterionSchema>;
type LeafInput =
  | z.input<typeof metricCriterionSchema>
  | z.input<typeof fileCriterionSchema>
  | z.input<typeof signoffCriterionSchema>
  | z.input<typeof dependenciesCriterionSchema>
  | z.input<typeof soakCriterionSchema>;
interface Described {
  title?: string | undefined;
  remedy?: string | undefined;
  fix?: string | undefined;
}
/** One condition on a metric, a file, a sign-off, the dependencies or time, or several of them. */
export type Criterion = Leaf | (Described & { all: Criterion[] }) | (Described & { any: Criterion[] });
export type CriterionInput =
  LeafInput | (Described & { all: CriterionInput[] }) | (Described & { any: CriterionInput[] });

const empty = 'an empty list would always hold (or never); name at least one criterion';

export const criterionSchema: z.ZodType<Criterion, CriterionInput> = z.lazy(() =>
  z.union([
    metricCriterionSchema,
    fileCriterionSchema,
    signoffCriterionSchema,
    dependenciesCriterionSchema,
    soakCriterionSchema,
    z.strictObject({ ...described, all: z.array(criterionSchema).min(1, empty) }).meta({ title: 'All of' }),
    z.strictObject({ ...described, any: z.array(criterionSchema).min(1, empty) }).meta({ title: 'Any of' }),
  ]),
);

/** The keys that say which kind a criterion is; each criterion has exactly one of them. */
export const criterionKinds = ['measure', 'file', 'signoff', 'dependencies', 'soak', 'all', 'any'] as const;
export type CriterionKind = (typeof criterionKinds)[number];

/** The kind of a criterion that fits the schema. */
export function criterionKind(criterion: Criterion): CriterionKind {
  const kind = criterionKinds.find((key) => key in criterion);
  if (kind === undefined) throw new Error('a criterion of no known kind passed the schema');
  return kind;
}
