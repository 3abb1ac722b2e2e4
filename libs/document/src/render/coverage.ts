import { formatMetric, type MetricValue, type RatioMetric } from '@tta/maturity-model';
import type { PhrasingContent, RootContent } from 'mdast';
import { heading, inline, item, paragraph, quote } from '../body/blocks.js';
import { code, prose } from '../body/prose.js';
import { plainTable, table } from '../body/table.js';
import { leftOut } from './left-out.js';
import { criteriaOnMetrics, judgementMark } from './criteria-on-metrics.js';
import { measuredAreas, type MeasuredArea } from './measured-areas.js';
import { measuredRows, type RowContent } from './measured-rows.js';
import { findingsSection } from './findings-section.js';
import { isAboutCoverage } from './is-about-coverage.js';
import { isSuppression } from './is-suppression.js';
import { metricName } from './metric-name.js';
import type { RenderContext } from './render-context.js';
import { shortPath } from './short-path.js';
import { requirement } from './requirement.js';

const columns = ['Lines', 'Target', 'Branches', 'Suppressions'];
const listedFiles = 5;

/** Coverage by kind of tests with the target of the policy, and the files with the most uncovered lines. */
export function coverage(context: RenderContext): RootContent[] {
  const areas = measuredAreas(context.assessment).filter(({ tests }) => tests !== undefined);
  const title = heading(2, 'Test Coverage');
  if (areas.length === 0) return [title, paragraph('Not known: no tests are declared.')];
  const { rows, notes } = measuredRows(areas, 'Lines', context.lastGood, (area) => content(area, context));
  const further = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))].filter(
    (name) => !columns.includes(name),
  );
  return [
    title,
    ...(notes.length === 0 ? [] : [quote(notes)]),
    table('Tests', [...columns, ...further.sort()], rows),
    ...leftOut(areas, context),
    ...areas.flatMap((area) => [...uncovered(area, context), ...withoutLines(area, context)]),
  ];
}

function content(area: MeasuredArea, { assessment }: RenderContext): RowContent {
  const lines = `coverage.${area.tests}.lines`;
  const cells: Record<string, PhrasingContent[]> = {};
  for (const [id, metric] of area.metrics) {
    if (isSuppression(id)) cells.Suppressions = inline(formatMetric(metric));
    if (!id.startsWith('coverage.')) continue;
    cells[metricName(id.split('.').slice(2).join('.'))] = inline(formatMetric(metric));
  }
  const criteria = criteriaOnMetrics(assessment, [lines]);
  const target = criteria.find(({ kind, require }) => kind === 'measure' && require?.includes('%'))?.require;
  if (target !== undefined) cells.Target = inline(requirement(target));
  return { mark: judgementMark(criteria), cells };
}

function uncovered(area: MeasuredArea, { assessment, lastGood }: RenderContext): RootContent[] {
  const name = `Least covered by ${area.label.toLowerCase()} tests`;
  const { status } = area.collector;
  if (status !== 'ok' && status !== 'partial') {
    const kept = lastGood.section(name);
    return kept === undefined ? [] : [heading(3, name), ...kept];
  }
  const metric = area.metrics.get(`coverage.${area.tests}.lines`);
  const files = metric === undefined ? [] : filesWithGaps(metric);
  if (files.length === 0) return [];
  const lines = files
    .slice(0, listedFiles)
    .map(([file, ratio]) => [
      [code(shortPath(file, assessment))],
      inline(String(ratio.total - ratio.covered)),
      inline(formatMetric({ unit: '%', value: null, covered: ratio.covered, total: ratio.total })),
      [code(ratio.missing, 60)],
    ]);
  const others = files.length - lines.length;
  return [
    heading(3, name),
    plainTable(
      ['File', 'Uncovered lines', 'Covered', 'Where'].map((column) => inline(column)),
      lines,
    ),
    ...(others === 0 ? [] : [paragraph(`And ${others} more ${others === 1 ? 'file' : 'files'}.`)]),
  ];
}

/** The files of which no line counts, with the reason: tests that pass say nothing about them. */
function withoutLines(area: MeasuredArea, context: RenderContext): RootContent[] {
  const name = `No line covered by ${area.label.toLowerCase()} tests`;
  return findingsSection(name, area, context, isAboutCoverage, ({ file = '', message }) =>
    item(inline(code(shortPath(file, context.assessment)), ': ', prose(message, 300))),
  );
}

function filesWithGaps(metric: MetricValue): [string, NonNullable<RatioMetric['files']>[string]][] {
  if (metric.unit !== '%' || metric.files === undefined) return [];
  const gap = ({ covered, total }: { covered: number; total: number }): number => total - covered;
  return Object.entries(metric.files)
    .filter(([, ratio]) => gap(ratio) > 0)
    .sort(
      ([leftFile, left], [rightFile, right]) => gap(right) - gap(left) || (leftFile < rightFile ? -1 : 1),
    );
}
