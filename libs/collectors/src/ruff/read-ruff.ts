import { countMetric, type Finding } from '@tta/maturity-model';
import { z } from 'zod';
import type {
  Failure,
  GroupReading,
  MeasuredScope,
  Reading,
  StepOutput,
  StepOutputs,
  ToolContext,
} from '../contract/collector.js';
import { nothingElse } from '../contract/looked-at.js';
import { stepOutput } from '../contract/step-output.js';
import { workspacePath } from '../contract/workspace-path.js';
import { readJsonReport } from '../formats/read-json-report.js';
import { isOfScope } from '../scope/is-of-scope.js';

const findingsSchema = z.array(
  z.object({
    // Older versions have null for syntax errors.
    code: z.string().nullable(),
    message: z.string(),
    filename: z.string(),
    location: z.object({ row: z.int().positive(), column: z.int().positive() }),
  }),
);

type RuffFinding = z.infer<typeof findingsSchema>[number] & { readonly file: string };

/** Turns what ruff said about a group into a reading for each component. */
export function readRuff(
  outputs: StepOutputs,
  scopes: readonly MeasuredScope[],
  context: ToolContext,
): GroupReading {
  const version = /^ruff (\d\S*)$/m.exec(stepOutput(outputs, 'version').stdout)?.[1];
  if (version === undefined)
    return unusable({ code: 'tool-version', detail: 'ruff --version names no version' });
  const inScopes = (file: string) => scopes.some((scope) => isOfScope(scope, file));

  const files = stepOutput(outputs, 'files')
    .stdout.split('\n')
    .filter((line) => line !== '');
  const checked = files.map((file) => workspacePath(file, context.workspaceRoot) ?? file);
  const foreign = checked.find((file) => !inScopes(file));
  if (foreign !== undefined) return unusable({ code: 'foreign-report', detail: `it checks ${foreign}` });

  const findings = readFindings(stepOutput(outputs, 'findings'), context, inScopes);
  if (!findings.ok) return unusable(findings.failure);
  const unsuppressed = readFindings(stepOutput(outputs, 'unsuppressed'), context, inScopes);
  if (!unsuppressed.ok) return unusable(unsuppressed.failure);

  const readings = scopes.map((scope): [string, Reading] => {
    const ofScope = <T extends { file: string }>(all: readonly T[]) =>
      all.filter(({ file }) => isOfScope(scope, file));
    const mine = checked.filter((file) => isOfScope(scope, file));
    return [
      scope.component.name,
      readComponent(scope, mine, ofScope(findings.report), ofScope(unsuppressed.report)),
    ];
  });
  return { usable: true, version, readings: new Map(readings) };
}

function readComponent(
  scope: MeasuredScope,
  checked: readonly string[],
  findings: readonly RuffFinding[],
  unsuppressed: readonly RuffFinding[],
): Reading {
  // A clean report without a single Python file is the sign of a wrong path or of an exclude too many.
  if (!checked.some((file) => /\.(?:pyi?|ipynb)$/.test(file)))
    return {
      status: 'unavailable',
      failure: { code: 'nothing-measured', detail: 'ruff checked no Python file' },
    };
  const counted = findings.filter(isCounted);
  const suppressed = unsuppressed.filter(isCounted).length - counted.length;
  if (suppressed < 0) {
    const detail = 'without suppressions there are fewer findings than with them';
    return { status: 'unavailable', failure: { code: 'foreign-report', detail } };
  }
  const excluded = scope.files.filter((file) => !checked.includes(file));
  const unread = [...new Set(findings.filter((finding) => !isCounted(finding)).map(({ file }) => file))];
  const measured = {
    files: checked.filter((file) => !unread.includes(file)),
    excluded,
    metrics: { 'lint.errors': countMetric(counted.length), 'suppressions.lint': countMetric(suppressed) },
    lookedAt: nothingElse,
    findings: findings.map(toFinding),
  };
  const [first] = findings.filter((finding) => !isCounted(finding));
  if (first === undefined) return { status: 'ok', ...measured };
  const failure: Failure = {
    code: isMissing(first) ? 'path-missing' : 'unparsable-sources',
    detail: `${first.file}:${first.location.row}: ${first.message}`,
    files: unread,
  };
  return { status: 'partial', ...measured, missing: unread, failure };
}

/** A file that ruff could not open or parse is one "finding", with whatever else is wrong in it unseen. */
function isCounted({ code }: RuffFinding): boolean {
  return code !== null && code !== 'invalid-syntax' && code !== 'E902';
}

function isMissing({ code, message }: RuffFinding): boolean {
  return code === 'E902' && message.includes('No such file');
}

function toFinding({ code, file, location, message }: RuffFinding): Finding {
  return { rule: code ?? 'invalid-syntax', severity: 'error', file, line: location.row, message };
}

function readFindings(output: StepOutput, context: ToolContext, inScopes: (file: string) => boolean) {
  const json = readJsonReport(output.stdout, findingsSchema, 'the report of ruff');
  if (!json.ok) return json;
  const report = json.report.map((finding) => ({
    ...finding,
    file: workspacePath(finding.filename, context.workspaceRoot) ?? finding.filename,
  }));
  const foreign = report.find(({ file }) => !inScopes(file));
  const failure = (detail: string) => ({ ok: false, failure: { code: 'foreign-report', detail } }) as const;
  if (foreign !== undefined) return failure(`it has a finding in ${foreign.file}`);
  // Exit code 1 is for findings and for nothing else.
  if ((output.exitCode === 1) !== report.length > 0)
    return failure(`exit code ${output.exitCode} with ${report.length} findings`);
  return { ok: true, report } as const;
}

function unusable(failure: Failure): GroupReading {
  return { usable: false, failure };
}
