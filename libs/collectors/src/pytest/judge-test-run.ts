import { posix } from 'node:path';
import type { Failure } from '../contract/collector.js';
import type { LookedAt } from '../contract/looked-at.js';
import type { TestCounts, TestRun } from './test-run-schema.js';

/** The parts of the answer to a run that came to its end. */
export interface CompleteRun {
  readonly tests: TestCounts;
  readonly rootFolder: string | null;
  /** What a person adds to the command because of the configuration: `--no-cov`. */
  readonly optionsByHand: readonly string[];
  readonly branch: boolean;
  /** What the configuration leaves out: tests by what deselects or hides them, lines and branches by their patterns. */
  readonly leftOut: {
    readonly tests: readonly string[];
    readonly lines: readonly string[];
    readonly branches: readonly string[];
  };
  readonly components: NonNullable<TestRun['components']>;
  readonly lookedAt: LookedAt;
}

export type Judgement =
  { readonly ok: true; readonly run: CompleteRun } | { readonly ok: false; readonly failure: Failure };

/**
 * Whether all of the tests ran. Exit status 0 or 1 alone does not say so: `pytest.exit(returncode=0)` in a test and `-x` in
 * the configuration end a run early with both of them.
 */
export function judgeTestRun(run: TestRun): Judgement {
  const { pytest, tests, components, coverage, lookedAt } = run;
  const failure = endFailure(run);
  if (failure !== undefined) return { ok: false, failure };
  if (pytest === null || tests === null || components === null || coverage === null || lookedAt === null)
    return gaps;
  if (run.junit === null) return gaps;
  const { rootFolder, optionsByHand } = pytest;
  const { branch } = coverage;
  const leftOut = { ...coverage.leftOut, tests: pytest.leftOut };
  return { ok: true, run: { tests, rootFolder, optionsByHand, branch, leftOut, components, lookedAt } };
}

/** Why not all of the tests that were asked for ran to their end; undefined when they did. Says nothing about coverage. */
export function endFailure({ problem, pytest, tests }: TestRun): Failure | undefined {
  const foreign = pytest?.configFile;
  if (foreign != null && posix.isAbsolute(foreign))
    return {
      code: 'config-unreadable',
      detail: 'pytest takes its configuration from a folder above the workspace',
      remedy: 'Add a pytest.ini to the component or to the workspace; an empty one is enough.',
    };
  if (problem !== null) return { code: problemCode(problem.code), detail: problem.message };
  if (pytest === null || tests === null)
    return { code: 'incomplete-run', detail: 'pytest did not come to its end' };
  return statusFailure(pytest.exitCode, tests) ?? earlyEnd(pytest.session, tests);
}

const gaps: Judgement = {
  ok: false,
  failure: { code: 'incomplete-run', detail: 'the answer of the test run has gaps' },
};

function statusFailure(exitCode: number, tests: TestCounts): Failure | undefined {
  if (tests.collectionErrors.length > 0) return { code: 'collection-error', detail: collectionErrors(tests) };
  switch (exitCode) {
    case 0:
    case 1:
      break;
    case 2:
      return { code: 'incomplete-run', detail: 'the run was interrupted' };
    case 3:
      return internalError(tests);
    case 4:
      return { code: 'config-unreadable', detail: 'pytest could not use its command line or configuration' };
    case 5:
      return nothingRun(tests);
    default:
      return { code: 'unexpected-exit-code', detail: `exit code ${exitCode}` };
  }
  const bad = tests.failed + tests.error;
  if ((exitCode === 1) !== bad > 0)
    return { code: 'unexpected-exit-code', detail: `exit code ${exitCode} with ${bad} failed tests` };
  return undefined;
}

/** All files that could not be loaded; the cause stands behind the first, where a long text is not cut. */
function collectionErrors({
  collectionErrors: [first, ...others],
  collectionErrorCause: cause,
}: TestCounts): string {
  return [cause === undefined ? first : `${first} (${cause})`, ...others].join(', ');
}

function earlyEnd(
  session: NonNullable<TestRun['pytest']>['session'],
  tests: TestCounts,
): Failure | undefined {
  const incomplete = (detail: string): Failure => ({ code: 'incomplete-run', detail });
  if (session === null) return incomplete('the session of pytest did not end');
  if (session.interrupted) return incomplete('the run was interrupted');
  if (session.stopped !== null) return incomplete(session.stopped);
  if (session.collectOnly) return incomplete('the configuration asks for collection only');
  if (tests.internalErrors > 0) return internalError(tests);
  if (tests.unfinished > 0) return incomplete(`${tests.unfinished} tests began and did not end`);
  if (tests.notRun === null) return incomplete('the collection of tests did not end');
  if (tests.notRun !== 0) return incomplete(`${tests.notRun} of ${tests.collected} tests did not run`);
  return tests.collected === 0 && tests.collectionSkips.length === 0 ? nothingRun(tests) : undefined;
}

/** pytest takes `sys.exit()` while tests are loaded for an error of its own. */
function internalError({ internalErrorCause: cause }: TestCounts): Failure {
  const detail = 'an internal error of pytest';
  return { code: 'crashed', detail: cause === undefined ? detail : `${detail}: ${cause}` };
}

function nothingRun({ deselected, collectionSkips }: TestCounts): Failure {
  const reasons = [
    ...(deselected > 0 ? [`${deselected} deselected`] : []),
    ...(collectionSkips.length > 0 ? [`${collectionSkips.length} test files skipped`] : []),
  ];
  return { code: 'nothing-measured', detail: ['no test was run', ...reasons].join(', ') };
}

function problemCode(code: string): Failure['code'] {
  switch (code) {
    case 'source-missing':
      return 'path-missing';
    case 'coverage-missing':
    case 'pytest-missing':
      return 'tool-not-found';
    case 'coverage-too-old':
      return 'tool-version';
    case 'coverage-config':
      return 'config-unreadable';
    case 'no-session':
      return 'incomplete-run';
    case 'coverage-lost':
      return 'nothing-measured';
    default:
      return 'crashed';
  }
}
