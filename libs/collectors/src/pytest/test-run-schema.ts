import { z } from 'zod';

const count = z.int().nonnegative();
const digest = z.object({ file: z.string(), sha256: z.string() });
const files = z.array(z.string());

/** The launcher's answer, as far as its reader needs it. `null` is "not known" everywhere. */
export const testRunSchema = z.object({
  format: z.literal('maturity-test-run/1'),
  nonce: z.string(),
  exitCode: z.int().nullable(),
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  versions: z.object({ coverage: z.string().nullable(), pytest: z.string().nullable() }),
  pytest: z
    .object({
      exitCode: z.int(),
      configFile: z.string().nullable(),
      rootFolder: z.string().nullable(),
      optionsByHand: z.array(z.string()),
      /** Options that deselected tests, and paths that were not collected because the configuration says so. */
      leftOut: z.array(z.string()),
      session: z
        .object({
          exitCode: z.int(),
          interrupted: z.boolean(),
          stopped: z.string().nullable(),
          collectOnly: z.boolean(),
        })
        .nullable(),
    })
    .nullable(),
  tests: z
    .object({
      collected: count.nullable(),
      deselected: count,
      notRun: z.int().nullable(),
      failed: count,
      error: count,
      xfailed: count,
      skipped: count,
      xpassed: count,
      passed: count,
      unfinished: count,
      /** Elements of the JUnit report for tries that a plug-in of the user took back, by node id. */
      retaken: z.record(z.string(), count),
      /** Only of a run without coverage. */
      passedTests: z.array(z.string()).optional(),
      notPassed: z.array(z.object({ test: z.string(), outcome: z.string() })),
      internalErrors: count,
      collectionErrors: z.array(z.string()),
      /** What was raised in the first of them, where pytest shows it. */
      collectionErrorCause: z.string().optional(),
      /** What was raised in the first of the internal errors, and where; `sys.exit()` at import is one. */
      internalErrorCause: z.string().optional(),
      collectionSkips: z.array(z.string()),
      junitCases: count,
    })
    .nullable(),
  junit: digest.nullable(),
  coverage: z
    .object({
      branch: z.boolean(),
      /** Patterns of the configuration beside coverage's own. */
      leftOut: z.object({ lines: z.array(z.string()), branches: z.array(z.string()) }),
    })
    .nullable(),
  components: z
    .array(
      z.object({
        name: z.string(),
        report: digest.nullable(),
        /** `leadsTo`: of a link out of the folders that coverage looks into. */
        measured: z.array(
          z.object({ file: z.string(), reportedAs: z.string(), leadsTo: z.string().optional() }),
        ),
        omitted: files,
        unparsable: z.array(z.object({ file: z.string(), message: z.string() })),
        notImportable: files,
        unmeasured: files,
      }),
    )
    .nullable(),
  lookedAt: z
    .object({
      files,
      absent: files,
      folders: z.record(z.string(), z.enum(['all', 'imported'])),
      imported: files,
      written: files,
      startedPrograms: z.boolean(),
      environment: files,
    })
    .nullable(),
  complete: z.literal(true),
});

export type TestRun = z.infer<typeof testRunSchema>;
export type TestCounts = NonNullable<TestRun['tests']>;
export type ComponentCoverage = NonNullable<TestRun['components']>[number];
