import { z } from 'zod';

const targetSchema = z
  .union([z.literal(false), z.looseObject({ targetName: z.string().min(1).optional() })])
  .optional()
  .meta({
    description:
      "false: not inferred. Otherwise 'targetName' renames it, all else overrides what is inferred",
  });

/** The targets of a component by the key under which options name them, with their usual names. */
export const targetNames = {
  maturity: 'maturity',
  test: 'maturity:test',
  'test-integration': 'maturity:test-integration',
  lint: 'maturity:lint',
  typecheck: 'maturity:typecheck',
  security: 'maturity:security',
  validate: 'maturity:validate',
} as const;

export type TargetKey = keyof typeof targetNames;

const optionsSchema = z
  .strictObject({
    include: z
      .array(z.string())
      .optional()
      .meta({ description: 'Globs of maturity.yaml files; all when absent' }),
    exclude: z
      .array(z.string())
      .optional()
      .meta({ description: 'Globs of maturity.yaml files that are no component' }),
    policy: z
      .string()
      .default('maturity.policy.yaml')
      .meta({ description: 'The policy, relative to the workspace' }),
    python: z
      .strictObject({
        interpreter: z.string().optional().meta({
          description: "Python for all components; else the nearest '.venv' at or above the component",
        }),
        environment: z
          .string()
          .regex(/^[^:]+:.+$/, "must be 'project:target'")
          .optional()
          .meta({
            description: 'The target that makes the environment; collectors depend on it',
          }),
      })
      .default({}),
    passEnv: z.array(z.string()).default([]).meta({
      description: 'Environment variables that the tools of every component may see; they become inputs',
    }),
    undeclaredInputs: z.enum(['error', 'warn']).default('error').meta({
      description: 'What validate does about a file that a test read and that is not among the inputs',
    }),
    maturity: targetSchema,
    test: targetSchema,
    'test-integration': targetSchema,
    lint: targetSchema,
    typecheck: targetSchema,
    security: targetSchema,
    validate: targetSchema,
  })
  .meta({ title: 'Options of @tta/maturity in nx.json' });

/** Options as nx.json has them; every one may be left out. */
export type MaturityPluginOptions = z.input<typeof optionsSchema>;
export type PluginOptions = z.output<typeof optionsSchema>;

/** Options with their defaults. Throws with the place and what is allowed; nothing sensible can be inferred from bad ones. */
export function readPluginOptions(options: unknown): PluginOptions {
  const parsed = optionsSchema.safeParse(options ?? {});
  if (parsed.success) return parsed.data;
  throw new Error(`The options of @tta/maturity in nx.json are not valid.\n${z.prettifyError(parsed.error)}`);
}

/** The JSON Schema of the options, for the documentation. */
export function optionsJsonSchema(): object {
  return z.toJSONSchema(optionsSchema, { io: 'input' });
}

/** The name of a target under these options; undefined when it is switched off. */
export function targetName(options: PluginOptions, key: TargetKey): string | undefined {
  const override = options[key];
  if (override === false) return undefined;
  return override?.targetName ?? targetNames[key];
}
