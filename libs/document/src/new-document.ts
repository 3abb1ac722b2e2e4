import { renderBody } from './body/render-body.js';
import { heading } from './body/blocks.js';
import { prose } from './body/prose.js';
import { endMarker, startMarker } from './markers/marker.js';
import type { RegionId } from './region-ids.js';

const template: readonly (RegionId | readonly [string, string])[] = [
  'status',
  ['Component Overview', 'TODO: what this component is for, in two or three sentences.'],
  ['Key Features', 'TODO: what it can do.'],
  'criteria',
  'next-stage',
  'coverage',
  'tests',
  'quality',
  ['Dependencies', 'TODO: what it needs to run: other components, services, packages.'],
  ['Next Steps', 'TODO: what is planned.'],
  'history',
  ['Related Documentation', 'TODO: links to documents about this component.'],
  ['Verification Commands', 'TODO: how a person tries the component out.'],
];

/** A new MATURITY.md: empty generated regions, and a TODO in each section that people write. */
export function newDocument(title: string): string {
  const parts = template.map((part) =>
    typeof part === 'string' ? `${startMarker(part)}\n\n${endMarker(part)}` : `## ${part[0]}\n\n${part[1]}`,
  );
  return [renderBody([heading(1, prose(title, 120))]), ...parts, ''].join('\n\n').replace(/\n+$/, '\n');
}
