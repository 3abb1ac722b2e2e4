import type { Finding } from '@tta/maturity-model';
import type { ListItem, RootContent } from 'mdast';
import { bulletList, heading, paragraph } from '../body/blocks.js';
import type { MeasuredArea } from './measured-areas.js';
import type { RenderContext } from './render-context.js';

const listed = 20;

/** Those findings of a collector that belong below one heading; what stood there before when it did not run. */
export function findingsSection(
  name: string,
  { collector: { collector, status } }: MeasuredArea,
  { assessment, lastGood }: RenderContext,
  belongs: (finding: Finding) => boolean,
  itemOf: (finding: Finding) => ListItem,
): RootContent[] {
  if (status !== 'ok' && status !== 'partial') {
    const kept = lastGood.section(name);
    return kept === undefined ? [] : [heading(3, name), ...kept];
  }
  const findings = (assessment.findings[collector] ?? []).filter(belongs);
  if (findings.length === 0) return [];
  const others = findings.length - listed;
  return [
    heading(3, name),
    bulletList(findings.slice(0, listed).map(itemOf)),
    ...(others <= 0 ? [] : [paragraph(`And ${others} more.`)]),
  ];
}
