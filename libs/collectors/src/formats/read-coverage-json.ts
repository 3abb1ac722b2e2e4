import { z } from 'zod';
import type { Failure } from '../contract/collector.js';
import { lineRanges } from './line-ranges.js';
import { readJsonReport } from './read-json-report.js';

const count = z.int().nonnegative();
const lines = z.array(z.int().positive());
const summarySchema = z.object({
  covered_lines: count,
  num_statements: count,
  missing_lines: count,
  excluded_lines: count,
  covered_branches: count.optional(),
  num_branches: count.optional(),
});
const reportSchema = z.object({
  meta: z.object({ format: z.literal(3), branch_coverage: z.boolean() }),
  files: z.record(
    z.string(),
    z.object({
      executed_lines: lines,
      missing_lines: lines,
      excluded_lines: lines,
      summary: summarySchema,
    }),
  ),
});

/** Counts of one file. `branches` is there when branches were measured. */
export interface FileCoverage {
  readonly lines: { readonly covered: number; readonly total: number; readonly missing: string };
  readonly branches?: { readonly covered: number; readonly total: number };
  /** Lines that a comment or the configuration excludes from measurement. */
  readonly excludedLines: number;
}

export type CoverageReport =
  | { readonly ok: true; readonly files: ReadonlyMap<string, FileCoverage> }
  | { readonly ok: false; readonly failure: Failure };

type ReportedFile = z.infer<typeof reportSchema>['files'][string];

/**
 * coverage.py's JSON report (format 3), by the names that it has for the files. Its percentages are not read: with branches
 * `percent_covered` mixes lines and branches, and is 100 where there is nothing.
 */
export function readCoverageJson(text: string): CoverageReport {
  const json = readJsonReport(text, reportSchema, 'the coverage report');
  if (!json.ok) return json;
  const { files, meta } = json.report;
  const read = new Map<string, FileCoverage>();
  for (const [name, file] of Object.entries(files)) {
    const coverage = readFile(file, meta.branch_coverage);
    if (typeof coverage === 'string')
      return {
        ok: false,
        failure: { code: 'schema-drift', detail: `the coverage report: ${name}: ${coverage}` },
      };
    read.set(name, coverage);
  }
  return { ok: true, files: read };
}

/** A text: in what the file's lists and counts contradict each other. */
function readFile(file: ReportedFile, hasBranches: boolean): FileCoverage | string {
  const { executed_lines, missing_lines, excluded_lines, summary } = file;
  const statements = [...executed_lines, ...missing_lines];
  if (
    summary.covered_lines !== executed_lines.length ||
    summary.missing_lines !== missing_lines.length ||
    summary.excluded_lines !== excluded_lines.length ||
    summary.num_statements !== new Set(statements).size
  )
    return 'the counts are not those of the lines';
  const { covered_branches, num_branches } = summary;
  const lineCoverage = {
    covered: executed_lines.length,
    total: summary.num_statements,
    missing: lineRanges(statements, missing_lines),
  };
  const measured = { lines: lineCoverage, excludedLines: excluded_lines.length };
  if (!hasBranches) return measured;
  if (covered_branches === undefined || num_branches === undefined || covered_branches > num_branches)
    return 'there are no counts of branches';
  return { ...measured, branches: { covered: covered_branches, total: num_branches } };
}
