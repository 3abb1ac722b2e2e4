import { createHash } from 'node:crypto';
import { countMetric, type LeftOut } from '@tta/maturity-model';
import type {
  Failure,
  GroupReading,
  MeasuredScope,
  Reading,
  StepOutputs,
  ToolContext,
} from '../contract/collector.js';
import { lookedAtByAll } from '../contract/looked-at.js';
import { stepOutput } from '../contract/step-output.js';
import { readCoverageJson } from '../formats/read-coverage-json.js';
import { readJunit } from '../formats/read-junit.js';
import { sum } from '../formats/sum.js';
import { checkCounts, countTests } from './count-tests.js';
import { findFailedTests } from './find-failed-tests.js';
import type { CompleteRun } from './judge-test-run.js';
import { markFlaky, type TestCase } from './mark-flaky.js';
import { missingFiles, readComponentCoverage, type MeasuredFile } from './read-component-coverage.js';
import { readFirstRun } from './read-first-run.js';
import { withoutRetries } from './without-retries.js';
import { readReruns } from './rerun-failed.js';
import type { TestKind } from './test-kind.js';
import type { ComponentCoverage } from './test-run-schema.js';

/** Turns the answer of one test run into a reading for each component that shares the tests. */
export function readTestRun(
  kind: TestKind,
  outputs: StepOutputs,
  scopes: readonly MeasuredScope[],
  context: ToolContext,
): GroupReading {
  const { reports } = stepOutput(outputs, 'tests');
  const first = readFirstRun(outputs, context);
  if (!first.ok) return unusable(first.failure);
  const { answer, run } = first;

  if (!isReport(reports.junit, answer.junit?.sha256)) return foreign('JUnit XML is not what pytest wrote');
  const junit = readJunit(reports.junit);
  if (!junit.ok) return unusable(junit.failure);
  const reruns = readReruns(outputs, run, context);
  const ofLastTries = withoutRetries(junit.cases, run.tests.retaken);
  const contradiction = checkCounts(ofLastTries, run.tests);
  if (contradiction !== undefined) return unusable(contradiction);
  const { cases, isWhole } = markFlaky(ofLastTries, reruns);
  const counts = countTests(kind, cases, reruns.isKnown && isWhole);

  const { pytest, coverage } = answer.versions;
  if (pytest === null || coverage === null) return unusable({ code: 'tool-version', detail: 'no versions' });
  const readings = new Map<string, Reading>();
  for (const [index, scope] of scopes.entries()) {
    const component = run.components[index];
    if (component?.name !== scope.component.name)
      return foreign(`the answer of the test run has nothing about ${scope.component.name}`);
    const all = { ...run, lookedAt: lookedAtByAll([run.lookedAt, ...reruns.lookedAt]) };
    const reading = readComponent(kind, scope, component, reports[`coverage-${index}`], all);
    readings.set(scope.component.name, withTests(reading, counts, cases, run, context));
  }
  return { usable: true, version: `${pytest} (coverage ${coverage})`, readings };
}

function readComponent(
  kind: TestKind,
  { directory }: MeasuredScope,
  component: ComponentCoverage,
  text: string | undefined,
  run: CompleteRun,
): Reading {
  if (component.report === null) return nothingMeasured(component, run);
  if (text === undefined)
    return { status: 'unavailable', failure: { code: 'no-report', detail: 'no coverage report' } };
  const unavailable = (failure: Failure): Reading => ({ status: 'unavailable', failure });
  if (!isReport(text, component.report.sha256))
    return unavailable({ code: 'foreign-report', detail: 'the coverage report is not what coverage wrote' });
  const coverage = readCoverageJson(text);
  if (!coverage.ok) return unavailable(coverage.failure);
  const measured: MeasuredFile[] = [];
  for (const { file, reportedAs, leadsTo } of component.measured) {
    const ofFile = coverage.files.get(reportedAs);
    if (ofFile === undefined)
      return unavailable({ code: 'foreign-report', detail: `the coverage report lacks ${file}` });
    measured.push({ file, coverage: ofFile, ...(leadsTo !== undefined && { leadsTo }) });
  }
  if (measured.length !== coverage.files.size)
    return unavailable({ code: 'foreign-report', detail: 'the coverage report has files of others' });

  const { metrics, findings } = readComponentCoverage(kind, measured, run.branch);
  const suppressed = sum(measured.map((file) => file.coverage.excludedLines));
  const reading = {
    files: measured.map(({ file }) => file),
    excluded: component.omitted,
    leftOut: leftOutOf(run, suppressed),
    // The same lines are excluded for both kinds of tests: they are counted once, with the unit tests.
    metrics: kind === 'unit' ? { ...metrics, 'suppressions.coverage': countMetric(suppressed) } : metrics,
    findings,
    lookedAt: run.lookedAt,
    optionsByHand: run.optionsByHand,
  };
  const { unparsable, unmeasured, notImportable } = component;
  const gaps = [...unmeasured, ...notImportable];
  const failure = missingFiles(
    directory,
    measured.length + unparsable.length + gaps.length,
    unparsable,
    gaps,
  );
  if (failure === undefined) return { status: 'ok', ...reading };
  return {
    status: 'partial',
    ...reading,
    missing: [...unparsable.map(({ file }) => file), ...gaps],
    failure,
  };
}

/** Patterns of lines only where lines are excluded: others leave out nothing. */
function leftOutOf({ leftOut }: CompleteRun, excludedLines: number): LeftOut[] {
  const all = (kind: LeftOut['kind'], names: readonly string[]) => names.map((name) => ({ kind, name }));
  return [
    ...all('test', leftOut.tests),
    ...(excludedLines > 0 ? all('line', leftOut.lines) : []),
    ...all('branch', leftOut.branches),
  ];
}

/** The tests ran and are known; of the coverage only why there is none. */
function nothingMeasured(
  { omitted, unparsable, unmeasured, notImportable }: ComponentCoverage,
  run: CompleteRun,
): Reading {
  const missing = [...unparsable.map(({ file }) => file), ...unmeasured, ...notImportable];
  const why =
    omitted.length > 0 && missing.length === 0
      ? "coverage's own configuration ('omit' or 'include') leaves out every file of the component"
      : 'coverage measured no file of the component';
  return {
    status: 'partial',
    files: [],
    excluded: omitted,
    leftOut: leftOutOf(run, 0),
    missing,
    metrics: {},
    findings: [],
    lookedAt: run.lookedAt,
    optionsByHand: run.optionsByHand,
    failure: { code: 'nothing-measured', detail: why, files: [...omitted, ...missing] },
  };
}

function withTests(
  reading: Reading,
  metrics: Extract<Reading, { status: 'ok' }>['metrics'],
  cases: readonly TestCase[],
  run: CompleteRun,
  context: ToolContext,
): Reading {
  if (reading.status === 'unavailable') return reading;
  const failedTests = findFailedTests(cases, run, context);
  return {
    ...reading,
    metrics: { ...metrics, ...reading.metrics },
    findings: [...failedTests, ...reading.findings],
  };
}

function isReport(text: string | undefined, sha256: string | undefined): text is string {
  return text !== undefined && createHash('sha256').update(text).digest('hex') === sha256;
}

function foreign(detail: string): GroupReading {
  return unusable({ code: 'foreign-report', detail });
}

function unusable(failure: Failure): GroupReading {
  return { usable: false, failure };
}
