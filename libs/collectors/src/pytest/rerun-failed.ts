import { join } from 'node:path';
import type { MeasuredScope, StepOutputs, ToolContext, ToolStep } from '../contract/collector.js';
import type { LookedAt } from '../contract/looked-at.js';
import { toolArguments } from '../contract/tool-arguments.js';
import { readJsonReport } from '../formats/read-json-report.js';
import { endFailure, type CompleteRun } from './judge-test-run.js';
import { launcherStep } from './launcher-step.js';
import type { TestKind } from './test-kind.js';
import { testRunSchema, type TestRun } from './test-run-schema.js';

type First = Pick<CompleteRun, 'tests'>;

/** What is known about the tests that failed in the first run, after some of them were run again. Node ids of pytest. */
export interface Reruns {
  /** Failed, or ended in an error, every time. */
  readonly failing: readonly string[];
  /** Failed first and passed later. */
  readonly flaky: readonly string[];
  /**
   * Whether the failed tests were run again as often as the policy says: only then is the number of flaky tests known. A
   * run without failed tests has no flaky ones.
   */
  readonly isKnown: boolean;
  /** What the tests looked at when they were run again. */
  readonly lookedAt: readonly LookedAt[];
}

/** Reads the runs of failed tests. One that did not come to its end proves nothing: the tests stay failed. */
export function readReruns(outputs: StepOutputs, first: First, context: ToolContext): Reruns {
  let failing = first.tests.notPassed
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'error')
    .map(({ test }) => test);
  if (failing.length === 0) return { failing, flaky: [], isKnown: true, lookedAt: [] };
  const flaky: string[] = [];
  const lookedAt: LookedAt[] = [];
  let runs = 0;
  while (failing.length > 0) {
    const answer = readRerun(outputs, runs + 1, context);
    if (answer?.lookedAt == null || answer.tests?.passedTests === undefined) break;
    runs += 1;
    const passed = new Set(answer.tests.passedTests);
    flaky.push(...failing.filter((test) => passed.has(test)));
    failing = failing.filter((test) => !passed.has(test));
    lookedAt.push(answer.lookedAt);
  }
  return {
    failing,
    flaky,
    isKnown: runs > 0 && (failing.length === 0 || runs === context.rerunFailedTests),
    lookedAt,
  };
}

/** The step that runs all tests once more; undefined when none of them is failed, or it was often enough. */
export function rerunStep(
  kind: TestKind,
  outputs: StepOutputs,
  first: First,
  [scope]: readonly MeasuredScope[],
  context: ToolContext,
): ToolStep | undefined {
  const { failing } = readReruns(outputs, first, context);
  const runs = Object.keys(outputs).filter((id) => id.startsWith('again-')).length;
  if (scope === undefined || failing.length === 0 || runs >= context.rerunFailedTests) return undefined;
  if (runs > 0 && readRerun(outputs, runs, context) === undefined) return undefined;
  return launcherStep(stepId(runs + 1), context, scope.directory, {
    nonce: rerunNonce(runs + 1, context),
    components: [componentOf(scope, context)],
    // All tests as before: alone, or in another order, a test may pass because none other was there.
    tests: toolArguments(scope.tests[kind], scope.directory),
    coverage: false,
  });
}

function stepId(number: number): string {
  return `again-${number}`;
}

function rerunNonce(number: number, { nonce }: ToolContext): string {
  return `${nonce} ${stepId(number)}`;
}

/** Undefined: it did not run, or it is no proof of anything. */
function readRerun(outputs: StepOutputs, number: number, context: ToolContext): TestRun | undefined {
  const output = outputs[stepId(number)];
  if (output?.reports.run === undefined) return undefined;
  const json = readJsonReport(output.reports.run, testRunSchema, 'the answer of the test run');
  if (!json.ok) return undefined;
  const answer = json.report;
  const isOurs = answer.nonce === rerunNonce(number, context) && answer.exitCode === output.exitCode;
  return isOurs && endFailure(answer) === undefined ? answer : undefined;
}

function componentOf({ component, sources, files }: MeasuredScope, { workspaceRoot }: ToolContext) {
  const absolute = (path: string) => join(workspaceRoot, path);
  return { name: component.name, sources: sources.map(absolute), sourceFiles: files.map(absolute) };
}
