import type { LeftOut } from '@tta/maturity-model';
import type { PhrasingContent, RootContent } from 'mdast';
import { inline, paragraph } from '../body/blocks.js';
import { code } from '../body/prose.js';
import type { MeasuredArea } from './measured-areas.js';
import type { RenderContext } from './render-context.js';
import { shortPath } from './short-path.js';

const listed = 5;

/** What no number is about because the user's configuration says so: source files, then rules, tests and lines. Also when all is green. */
export function leftOut(areas: readonly MeasuredArea[], { assessment }: RenderContext): RootContent[] {
  const named = (name: string): PhrasingContent[] => [code(shortPath(name, assessment))];
  return areas.flatMap(({ label, collector }) => {
    const files = line(`${label}: left out by configuration: `, collector.excluded.map(named));
    const others = kinds.flatMap(([kind, noun]) => {
      const items = (collector.leftOut ?? []).filter((one) => one.kind === kind);
      const texts = items.map((one, index) => {
        // Said once for all that stand side by side and are left out in the same files.
        const isLast = one.files !== items[index + 1]?.files || index === listed - 1;
        return one.files === undefined || !isLast
          ? named(one.name)
          : inline(...named(one.name), ' in ', ...named(one.files));
      });
      return line(`${label}: ${noun} left out by configuration: `, texts);
    });
    return [...files, ...others];
  });
}

const kinds: readonly (readonly [LeftOut['kind'], string])[] = [
  ['rule', 'rules'],
  ['test', 'tests'],
  ['line', 'lines'],
  ['branch', 'branches'],
];

/** A paragraph of the first items and the number of the others; nothing where there are none. */
function line(start: string, items: readonly (readonly PhrasingContent[])[]): RootContent[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, listed).flatMap((one, index) => inline(index === 0 ? '' : ', ', one));
  const others = items.length - listed;
  return [paragraph(start, ...shown, others > 0 ? ` and ${others} more.` : '.')];
}
