import { renderBody } from '../body/render-body.js';
import type { RegionId } from '../region-ids.js';
import { coverage } from './coverage.js';
import { criteria } from './criteria.js';
import { history } from './history.js';
import { nextStage } from './next-stage.js';
import { quality } from './quality.js';
import type { RenderContext } from './render-context.js';
import { status } from './status.js';
import { tests } from './tests.js';

const renderers = { status, criteria, 'next-stage': nextStage, coverage, tests, quality, history };

/** The body of one region as Markdown with `\n`, without blank lines around it. */
export function renderRegion(id: RegionId, context: RenderContext): string {
  return renderBody(renderers[id](context));
}
