import { z } from 'zod';

const problemSchema = z.strictObject({
  message: z.string(),
  command: z.string().optional().meta({
    description: 'What mends it, to be typed in the workspace; absent where a person has to edit a file',
  }),
});

const toolSchema = z.strictObject({
  name: z.string(),
  version: z.string().nullable().meta({ description: 'null: it is not there' }),
});

const componentSchema = z.strictObject({
  component: z.string(),
  environment: z
    .strictObject({
      place: z.string().meta({ description: 'Its folder or interpreter, relative to the workspace' }),
      keptBy: z.string().meta({ description: 'What made it, or keeps it' }),
    })
    .nullable(),
  python: z
    .string()
    .nullable()
    .meta({ description: 'Version of its interpreter; null: there is none that starts' }),
  tools: z.array(toolSchema).meta({ description: 'What measures the component' }),
  problems: z.array(problemSchema),
});

/** What `maturity doctor --json` prints. */
export const doctorSchema = z
  .strictObject({
    format: z.literal('maturity-doctor/1'),
    nx: z.string().nullable(),
    devkit: z.string().nullable().meta({ description: 'null: not installed; it is not needed' }),
    plugin: z.strictObject({ version: z.string(), isRegistered: z.boolean() }),
    packageManager: z.string(),
    git: z.strictObject({ version: z.string().nullable(), isRepository: z.boolean() }),
    problems: z.array(problemSchema).meta({ description: 'Of the workspace' }),
    components: z.array(componentSchema),
  })
  .meta({ title: 'What measuring needs, and what is there' });

export type DoctorReport = z.infer<typeof doctorSchema>;
export type DoctorProblem = z.infer<typeof problemSchema>;
export type ComponentCheck = z.infer<typeof componentSchema>;
