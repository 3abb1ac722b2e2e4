import { z } from 'zod';

export const traceFormat = 'maturity-trace/1';

const path = z.string().min(1).meta({ description: 'Relative to the workspace, with forward slashes' });

const digest = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .meta({ description: 'The first 32 hexadecimal digits of a SHA-256' });

/**
 * What a result was made from, as it was while it was made. Whoever wants to believe the result later compares it with
 * what lies there then.
 */
export const traceSchema = z
  .strictObject({
    format: z.literal(traceFormat),
    component: z.string().min(1),
    collector: z.string().min(1),
    files: z.record(path, digest).meta({ description: 'Every file that was measured or opened, by path' }),
    absent: z.array(path).meta({ description: 'Files that were looked for in vain' }),
    folders: z
      .record(
        path,
        z.strictObject({
          digest,
          names: z.enum(['all', 'imported']).meta({
            description:
              "Which of the names in it decide: all, or those that stand in 'imported' (a module search reads whole folders)",
          }),
        }),
      )
      .meta({ description: 'Folders that were listed' }),
    imported: z.array(z.string().min(1)).meta({
      description: "Modules that were looked for: 'a' anywhere, 'a.b' for b in a folder called a",
    }),
    made: z.array(path).meta({ description: 'Files that the run itself made: they are in no comparison' }),
    environment: z
      .strictObject({ files: z.record(z.string().min(1), digest) })
      .nullable()
      .meta({ description: "Files of the component's environment that were loaded, relative to its folder" }),
  })
  .meta({ title: 'Maturity trace', description: 'What a result was made from, with digests' });

export type Trace = z.output<typeof traceSchema>;
