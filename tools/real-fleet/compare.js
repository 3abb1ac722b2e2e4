import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @import { ByHand, Measured } from './oracle.js' */

/**
 * @typedef {{ component: string, metric: string, byHand: string, evidence: string, equal: boolean }} Row
 * @typedef {{ metrics: Record<string, string>, problems: string[] }} ReadEvidence
 */

/** `71/97` for a ratio, else the number: what two sides have to agree on. A percentage is checked against its counts. */
function shown(/** @type {Measured} */ { value, covered, total }) {
  if (covered === undefined || total === undefined) return String(value);
  return `${covered}/${total}`;
}

/** A percentage that does not follow from its own counts would be a number nobody measured. */
function hasFalsePercentage(/** @type {Measured} */ { value, covered, total }) {
  if (covered === undefined || total === undefined) return false;
  return value !== (total === 0 ? null : (100 * covered) / total);
}

/**
 * All metrics in the evidence of one component, and what keeps the evidence from counting.
 * @param {string} folder `.maturity/<component>`
 * @returns {ReadEvidence}
 */
function readEvidence(folder) {
  /** @type {ReadEvidence} */
  const found = { metrics: {}, problems: [] };
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  for (const file of files.sort()) {
    const evidence = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    if (evidence.format !== 'maturity-evidence/1') continue;
    if (evidence.status !== 'ok')
      found.problems.push(`${file} ${evidence.status}: ${evidence.reason?.message}`);
    for (const [id, metric] of Object.entries(evidence.metrics ?? {})) {
      if (id in found.metrics) found.problems.push(`${id} is in two evidence files`);
      if (hasFalsePercentage(metric)) found.problems.push(`${id}: ${metric.value} % is not ${shown(metric)}`);
      found.metrics[id] = shown(metric);
    }
  }
  return found;
}

/**
 * Every metric of every component on both sides; one that only one side has, or an evidence that is not `ok`, is a
 * difference.
 * @param {Record<string, ByHand>} byHand
 * @param {string} evidenceRoot the workspace's `.maturity`
 * @returns {Row[]}
 */
export function compare(byHand, evidenceRoot) {
  return Object.entries(byHand).flatMap(([component, { metrics }]) => {
    const evidence = readEvidence(join(evidenceRoot, component));
    const ids = [...new Set([...Object.keys(metrics), ...Object.keys(evidence.metrics)])].sort();
    const rows = ids.map((metric) => {
      const measured = metrics[metric];
      const hand = measured === undefined ? 'missing' : shown(measured);
      const said = evidence.metrics[metric] ?? 'missing';
      return { component, metric, byHand: hand, evidence: said, equal: hand === said };
    });
    const problems = evidence.problems.map((problem) => ({
      component,
      metric: '(evidence)',
      byHand: 'ok',
      evidence: problem,
      equal: false,
    }));
    return [...rows, ...problems];
  });
}

/** The rows as a table for a person; the last line is `N equal, N different`. */
export function formatComparison(/** @type {Row[]} */ rows) {
  const cells = rows.map((row) => [
    row.component,
    row.metric,
    row.byHand,
    row.evidence,
    row.equal ? 'yes' : 'NO',
  ]);
  const table = [['component', 'metric', 'by hand', 'evidence', 'equal?'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const equal = rows.filter((row) => row.equal).length;
  return [...lines, `${equal} equal, ${rows.length - equal} different`].join('\n');
}
