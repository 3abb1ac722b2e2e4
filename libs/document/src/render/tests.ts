import { formatMetric, type Assessment, type Finding } from '@tta/maturity-model';
import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { heading, inline, item, paragraph, quote } from '../body/blocks.js';
import { code, prose } from '../body/prose.js';
import { table } from '../body/table.js';
import { criteriaOnMetrics, judgementMark } from './criteria-on-metrics.js';
import { findingsSection } from './findings-section.js';
import { isAboutCoverage } from './is-about-coverage.js';
import { handCommands } from './hand-commands.js';
import { measuredAreas, type MeasuredArea } from './measured-areas.js';
import { measuredRows, type RowContent } from './measured-rows.js';
import { metricName } from './metric-name.js';
import type { RenderContext } from './render-context.js';
import { shortPath } from './short-path.js';

/** Shown even when they are 0; others only when they are not, because a table of zeros hides the one that matters. */
const always = ['Passed', 'Failed', 'Errors', 'Skipped'];
const columns = [...always, 'Flaky', 'Xfailed', 'Xpassed'];

/** How the tests ended, with the names of those that did not pass, and how to run them. */
export function tests(context: RenderContext): RootContent[] {
  const areas = measuredAreas(context.assessment).filter((area) => area.tests !== undefined);
  const title = heading(2, 'Tests');
  if (areas.length === 0) return [title, paragraph('Not known: no tests are declared.')];
  const { rows, notes } = measuredRows(areas, 'Passed', context.lastGood, (area) => content(area, context));
  const further = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))].filter(
    (name) => !columns.includes(name),
  );
  return [
    title,
    ...(notes.length === 0 ? [] : [quote(notes)]),
    table('Tests', [...columns, ...further.sort()], rows),
    // Before the sections: what is below a heading belongs to one collector and is kept as a whole.
    ...handCommands(
      context.assessment.component,
      areas.map(({ collector }) => collector),
    ),
    ...areas.flatMap((area) => unsuccessful(area, context)),
  ];
}

function content(area: MeasuredArea, { assessment }: RenderContext): RowContent {
  const cells: Record<string, PhrasingContent[]> = {};
  const ids = [...area.metrics.keys()].filter((id) => id.startsWith(`tests.${area.tests}.`));
  for (const id of ids) {
    const metric = area.metrics.get(id);
    const name = metricName(id.split('.').slice(2).join('.'));
    if (metric === undefined || name === 'Total' || (metric.value === 0 && !always.includes(name))) continue;
    cells[name] = inline(formatMetric(metric));
  }
  return { mark: judgementMark(criteriaOnMetrics(assessment, ids)), cells };
}

function unsuccessful(area: MeasuredArea, context: RenderContext): RootContent[] {
  return findingsSection(
    `${area.label} tests that did not pass`,
    area,
    context,
    (finding) => !isAboutCoverage(finding),
    (finding) => testItem(finding, context.assessment),
  );
}

function testItem({ rule, file, line, message }: Finding, assessment: Assessment): ListItem {
  const path = file === undefined ? undefined : shortPath(file, assessment);
  const place = path === undefined ? undefined : code(line === undefined ? path : `${path}:${line}`);
  return item(
    inline(code(message, 160), ' (', prose(rule, 40), ')', ...(place === undefined ? [] : [' in ', place])),
  );
}
