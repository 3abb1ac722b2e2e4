import type { Finding } from '@tta/maturity-model';
import { z } from 'zod';

const severities = ['error', 'warning', 'information'] as const;

/** What of `pyright --outputjson` is read (documentation, "JSON Output"; 1.1.414). */
export const reportSchema = z.object({
  version: z.string(),
  generalDiagnostics: z.array(
    z.object({
      file: z.string(),
      severity: z.enum(severities),
      message: z.string(),
      // Lines count from 0. Absent for what is about a whole file.
      range: z.object({ start: z.object({ line: z.int().nonnegative() }) }).optional(),
      // Absent for errors of syntax and in pyright's own comments.
      rule: z.string().optional(),
    }),
  ),
  summary: z.object({
    filesAnalyzed: z.int().nonnegative(),
    errorCount: z.int().nonnegative(),
    warningCount: z.int().nonnegative(),
    informationCount: z.int().nonnegative(),
  }),
});

export type PyrightReport = z.infer<typeof reportSchema>;
export type Diagnostic = PyrightReport['generalDiagnostics'][number];

/**
 * pyright has no rule for errors of syntax, for files that it cannot read and for its own failures on a file. Nor has it for
 * wrong comments to itself, and for syntax that is newer than the configured Python: those files are analysed all the same.
 */
export function isUnparsable({ rule, severity, message }: Diagnostic): boolean {
  if (rule !== undefined || severity !== 'error') return false;
  return !/pyright comment|Python \d+\.\d+ or (?:newer|later)/i.test(message);
}

/** The rules for imports that lead nowhere: the environment lacks a package, or the code is wrong. */
export function isUnresolvedImport({ rule }: Diagnostic): boolean {
  return rule === 'reportMissingImports' || rule === 'reportMissingModuleSource';
}

export function toFinding(diagnostic: Diagnostic, workspaceRoot: string): Finding {
  const line = lineOf(diagnostic);
  const message = oneLine(diagnostic.message.replaceAll(`${workspaceRoot}/`, ''));
  const rule = diagnostic.rule ?? (isUnparsable(diagnostic) ? 'syntax-error' : 'error');
  return {
    rule,
    severity: diagnostic.severity,
    file: diagnostic.file,
    ...(line !== undefined && { line }),
    message,
  };
}

export function lineOf({ range }: Diagnostic): number | undefined {
  return range === undefined ? undefined : range.start.line + 1;
}

/** The first line with its spaces made plain (pyright indents with unbreakable ones); what follows explains types at length. */
export function oneLine(message: string): string {
  return (message.split('\n')[0] ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** The counts of the summary are those of the list, and exit code 1 is for errors and for nothing else. */
export function contradictionIn(
  { generalDiagnostics, summary }: PyrightReport,
  exitCode: number,
): string | undefined {
  for (const severity of severities) {
    const listed = generalDiagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    const said = summary[`${severity}Count`];
    if (listed !== said) return `its summary counts ${said} of severity ${severity}, its list ${listed}`;
  }
  return (exitCode === 1) === summary.errorCount > 0
    ? undefined
    : `exit code ${exitCode} with ${summary.errorCount} errors`;
}
