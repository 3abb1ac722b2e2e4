import type { RootContent } from 'mdast';
import { inline, paragraph } from '../body/blocks.js';
import { code } from '../body/prose.js';
import type { MeasuredArea } from './measured-areas.js';
import type { RenderContext } from './render-context.js';
import { shortPath } from './short-path.js';

const listed = 5;

/** The source files that no number is about because the user's configuration says so, also when all is green. */
export function leftOut(areas: readonly MeasuredArea[], { assessment }: RenderContext): RootContent[] {
  return areas.flatMap(({ label, collector }) => {
    const { excluded } = collector;
    if (excluded.length === 0) return [];
    const files = excluded
      .slice(0, listed)
      .flatMap((file, index) => inline(index === 0 ? '' : ', ', code(shortPath(file, assessment))));
    const others = excluded.length - listed;
    return [
      paragraph(`${label}: left out by configuration: `, ...files, others > 0 ? ` and ${others} more.` : '.'),
    ];
  });
}
