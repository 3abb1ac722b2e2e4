import { compareText, type CriterionResult, type Finding, type MetricValue } from '@tta/maturity-model';
import type { MeasuredEvidence } from './find-metric.js';

type FileGap = CriterionResult['files'][number];

/** Where the gap of a metric is, the largest part first: uncovered lines by file, or findings by file. */
export function gapFiles(id: string, metric: MetricValue, evidence: MeasuredEvidence): FileGap[] {
  if (metric.unit === '%') return uncoveredFiles(metric);
  // Suppressions are counted by the collectors but are no findings; only the number is known here.
  if (metric.unit !== 'count' || id.startsWith('suppressions.')) return [];
  return findingFiles(evidence.findings.filter(findingCounts(id)));
}

function uncoveredFiles(metric: Extract<MetricValue, { unit: '%' }>): FileGap[] {
  return Object.entries(metric.files ?? {})
    .map(([file, { covered, total, missing }]) => ({ file, total, missing, open: total - covered }))
    .filter(({ open }) => open > 0)
    .sort((left, right) => right.open - left.open || compareText(left.file, right.file))
    .map(({ file, open, total, missing }) => {
      const where = missing === '' ? '' : `: ${missing}`;
      return { file, note: `${open} of ${total} not covered${where}` };
    });
}

function findingFiles(findings: readonly Finding[]): FileGap[] {
  const byFile = new Map<string, string[]>();
  for (const { file, rule } of findings) {
    if (file !== undefined) byFile.set(file, [...(byFile.get(file) ?? []), rule]);
  }
  return [...byFile]
    .sort(
      ([leftFile, left], [rightFile, right]) =>
        right.length - left.length || compareText(leftFile, rightFile),
    )
    .map(([file, rules]) => ({
      file,
      note: `${rules.length}: ${[...new Set(rules)].sort(compareText).join(', ')}`,
    }));
}

/** `types.errors` counts the findings that are errors, `security.issues` all of them. */
function findingCounts(id: string): (finding: Finding) => boolean {
  const last = id.slice(id.lastIndexOf('.') + 1).replace(/s$/, '');
  return id.startsWith('tests.') || !severities.has(last) ? () => true : ({ severity }) => severity === last;
}

const severities: ReadonlySet<string> = new Set(['error', 'high', 'medium', 'low', 'warning', 'information']);
