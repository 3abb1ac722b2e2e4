import { z } from 'zod';

/** Something wrong in a file that people write, with the place and what to do about it. Positions count from 1. */
export const problemSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  file: z.string(),
  line: z.int().positive().optional(),
  column: z.int().positive().optional(),
  remedy: z.string().optional(),
});

export type Problem = z.infer<typeof problemSchema>;

/** A value, or the problems for which there is none. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

/** `path/maturity.yaml:3:5: message. remedy` */
export function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  const remedy = problem.remedy === undefined ? '' : ` ${problem.remedy}`;
  return `${place}: ${problem.message}${remedy}`;
}
