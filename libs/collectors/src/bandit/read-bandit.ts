import { resolve } from 'node:path';
import { countMetric, type Finding } from '@tta/maturity-model';
import { z } from 'zod';
import type { Failure, GroupReading, MeasuredScope, Reading, StepOutputs } from '../contract/collector.js';
import { nothingElse } from '../contract/looked-at.js';
import { stepOutput } from '../contract/step-output.js';
import { workspacePath } from '../contract/workspace-path.js';
import { readJsonReport } from '../formats/read-json-report.js';
import { sum } from '../formats/sum.js';
import { isOfScope } from '../scope/is-of-scope.js';

const count = z.int().nonnegative();
/** Issues of one severity before a baseline and levels were applied; a file that could not be read has none. */
const found = count.default(0);
const reportSchema = z.object({
  errors: z.array(z.object({ filename: z.string(), reason: z.string() })),
  metrics: z.record(
    z.string(),
    z.object({
      loc: count,
      nosec: count,
      skipped_tests: count,
      'SEVERITY.HIGH': found,
      'SEVERITY.MEDIUM': found,
      'SEVERITY.LOW': found,
      'SEVERITY.UNDEFINED': found,
    }),
  ),
  results: z.array(
    z.object({
      test_id: z.string(),
      issue_severity: z.enum(['HIGH', 'MEDIUM', 'LOW', 'UNDEFINED']),
      issue_text: z.string(),
      filename: z.string(),
      line_number: z.int().positive(),
    }),
  ),
});

type Report = z.infer<typeof reportSchema>;
/** What the report says of one file. */
interface OfFile {
  readonly file: string;
}

/** Turns bandit's report about a group into a reading for each component. `folder` is where bandit ran, absolute. */
export function readBandit(
  outputs: StepOutputs,
  scopes: readonly MeasuredScope[],
  folder: string,
  workspaceRoot: string,
): GroupReading {
  const version = /^bandit (\d\S*)$/m.exec(stepOutput(outputs, 'version').stdout)?.[1];
  if (version === undefined)
    return unusable({ code: 'tool-version', detail: 'bandit --version names no version' });
  const { exitCode, reports } = stepOutput(outputs, 'scan');
  if (reports.json === undefined) return unusable({ code: 'no-report' });
  const json = readJsonReport(reports.json, reportSchema, 'the report of bandit');
  if (!json.ok) return unusable(json.failure);
  const { errors, metrics, results } = json.report;
  // Exit code 1 is for issues and for nothing else.
  if ((exitCode === 1) !== results.length > 0)
    return unusable({
      code: 'foreign-report',
      detail: `exit code ${exitCode} with ${results.length} issues`,
    });

  const fileOf = (name: string) => {
    const absolute = resolve(folder, name);
    return workspacePath(absolute, workspaceRoot) ?? absolute;
  };
  const files = Object.entries(metrics)
    .filter(([name]) => name !== '_totals')
    .map(([name, counts]) => ({ ...counts, file: fileOf(name) }));
  const issues = results.map((result) => ({ ...result, file: fileOf(result.filename) }));
  const unread = errors.map((error) => ({ ...error, file: fileOf(error.filename) }));
  const foreign = [...files, ...issues, ...unread].find(
    ({ file }) => !scopes.some((scope) => isOfScope(scope, file)),
  );
  if (foreign !== undefined)
    return unusable({ code: 'foreign-report', detail: `it is about ${foreign.file}` });

  const readings = scopes.map((scope): [string, Reading] => {
    const mine = <T extends OfFile>(all: readonly T[]) => all.filter(({ file }) => isOfScope(scope, file));
    return [scope.component.name, readComponent(scope, mine(files), mine(issues), mine(unread))];
  });
  return { usable: true, version, readings: new Map(readings) };
}

function readComponent(
  scope: MeasuredScope,
  files: readonly (Report['metrics'][string] & OfFile)[],
  issues: readonly (Report['results'][number] & OfFile)[],
  unread: readonly (Report['errors'][number] & OfFile)[],
): Reading {
  const unreadFiles = unread.map(({ file }) => file);
  const scanned = files.filter(({ file }) => !unreadFiles.includes(file));
  const bySeverity = (severity: string) =>
    countMetric(issues.filter(({ issue_severity }) => issue_severity === severity).length);
  const known = new Set([...files.map(({ file }) => file), ...unreadFiles]);
  const measured = {
    files: scanned.map(({ file }) => file),
    excluded: scope.files.filter((file) => !known.has(file)),
    metrics: {
      'security.issues': countMetric(issues.length),
      'security.high': bySeverity('HIGH'),
      'security.medium': bySeverity('MEDIUM'),
      'security.low': bySeverity('LOW'),
      // A bare `nosec` counts as one, `nosec B404` as each test that it skipped.
      'suppressions.security': countMetric(
        sum(scanned.map(({ nosec, skipped_tests }) => nosec + skipped_tests)) + hiddenIssues(scanned, issues),
      ),
    },
    lookedAt: nothingElse,
    findings: issues.map(toFinding),
  };
  const [first] = unread;
  if (first !== undefined) {
    const failure: Failure = {
      code: first.reason.includes('No such file') ? 'path-missing' : 'unparsable-sources',
      detail: `${first.file}: ${first.reason}`,
      files: unreadFiles,
    };
    return { status: 'partial', ...measured, missing: unreadFiles, failure };
  }
  // A clean report about no line of code is the sign of a wrong path.
  if (sum(scanned.map(({ loc }) => loc)) === 0)
    return {
      status: 'unavailable',
      failure: { code: 'nothing-measured', detail: 'bandit read no line of code' },
    };
  return { status: 'ok', ...measured };
}

/** How many issues a baseline or a level in `.bandit` leaves out of the report: its metrics count them all. */
function hiddenIssues(
  scanned: readonly Report['metrics'][string][],
  issues: readonly Report['results'][number][],
): number {
  const all = scanned.flatMap((of) => [
    of['SEVERITY.HIGH'],
    of['SEVERITY.MEDIUM'],
    of['SEVERITY.LOW'],
    of['SEVERITY.UNDEFINED'],
  ]);
  return Math.max(0, sum(all) - issues.length);
}

const severities = { HIGH: 'high', MEDIUM: 'medium', LOW: 'low', UNDEFINED: 'information' } as const;

function toFinding({
  test_id,
  issue_severity,
  issue_text,
  file,
  line_number,
}: Report['results'][number] & OfFile): Finding {
  return {
    rule: test_id,
    severity: severities[issue_severity],
    file,
    line: line_number,
    message: issue_text,
  };
}

function unusable(failure: Failure): GroupReading {
  return { usable: false, failure };
}
