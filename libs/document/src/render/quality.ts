import { formatMetric, type Assessment } from '@tta/maturity-model';
import type { PhrasingContent, RootContent } from 'mdast';
import { heading, inline, paragraph, quote } from '../body/blocks.js';
import { code, prose } from '../body/prose.js';
import { table } from '../body/table.js';
import { criteriaOnMetrics, judgementMark } from './criteria-on-metrics.js';
import { notKnown } from './last-good.js';
import { isSuppression } from './is-suppression.js';
import { leftOut } from './left-out.js';
import { handCommands } from './hand-commands.js';
import { measuredAreas, type MeasuredArea } from './measured-areas.js';
import { measuredRows, type RowContent } from './measured-rows.js';
import { metricName } from './metric-name.js';
import type { RenderContext } from './render-context.js';

const columns = ['Result', 'Most frequent', 'Suppressions', 'Tool'];
const listedRules = 3;

/** What the static tools found, what they were told to leave out, and the commands that give the same numbers. */
export function quality(context: RenderContext): RootContent[] {
  const areas = measuredAreas(context.assessment).filter(({ tests }) => tests === undefined);
  const title = heading(2, 'Code Quality');
  if (areas.length === 0) return [title, paragraph('Not known: no tool looks at the code.')];
  const { rows, notes } = measuredRows(areas, 'Result', context.lastGood, (area) => content(area, context));
  return [
    title,
    ...(notes.length === 0 ? [] : [quote(notes)]),
    table('Check', columns, rows),
    ...leftOut(areas, context),
    ...handCommands(
      context.assessment.component,
      areas.map(({ collector }) => collector),
    ),
  ];
}

function content(area: MeasuredArea, { assessment }: RenderContext): RowContent {
  const ids = [...area.metrics.keys()];
  const results = ids.filter((id) => !isSuppression(id));
  const cells: Record<string, PhrasingContent[]> = { Result: values(area, results) };
  const suppressions = ids.filter(isSuppression).flatMap((id) => area.metrics.get(id) ?? []);
  if (suppressions.length > 0)
    cells.Suppressions = prose(suppressions.map((metric) => formatMetric(metric)).join(', '));
  const frequent = mostFrequent(assessment, area.collector.collector);
  if (frequent.length > 0) cells['Most frequent'] = frequent;
  const { tool } = area.collector;
  if (tool !== undefined) cells.Tool = prose(`${tool.name} ${tool.version ?? '(version not known)'}`, 80);
  return { mark: judgementMark(criteriaOnMetrics(assessment, results)), cells };
}

/** What a tool counts over all stands first, then by how bad it is. */
const order = [
  'findings',
  'errors',
  'issues',
  'critical',
  'high',
  'medium',
  'low',
  'warnings',
  'information',
];

/** `3 errors, 1 warning`: the first number, and each other that is not 0; `not known` when the tool gave none. */
function values(area: MeasuredArea, ids: readonly string[]): PhrasingContent[] {
  const nameOf = (id: string): string => id.split('.').slice(1).join('.') || id;
  const rank = (id: string): number =>
    order.includes(nameOf(id)) ? order.indexOf(nameOf(id)) : order.length;
  const parts = ids
    .toSorted((left, right) => rank(left) - rank(right))
    .flatMap((id, index) => {
      const metric = area.metrics.get(id);
      if (metric === undefined || (index > 0 && metric.value === 0)) return [];
      return [`${formatMetric(metric)} ${noun(nameOf(id), formatMetric(metric))}`];
    });
  return prose(parts.length === 0 ? notKnown : parts.join(', '), 200);
}

function noun(id: string, value: string): string {
  const name = metricName(id).toLowerCase();
  return value === '1' && /[^s]s$/.test(name) ? name.slice(0, -1) : name;
}

function mostFrequent({ findings }: Assessment, collector: string): PhrasingContent[] {
  const counts = new Map<string, number>();
  for (const { rule } of findings[collector] ?? []) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .sort(([leftRule, left], [rightRule, right]) => right - left || (leftRule < rightRule ? -1 : 1))
    .slice(0, listedRules)
    .flatMap(([rule, count], index) => inline(index === 0 ? '' : ', ', `${count} × `, code(rule, 60)));
}
