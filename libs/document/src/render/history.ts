import type { RootContent } from 'mdast';
import { heading, inline, paragraph } from '../body/blocks.js';
import { prose } from '../body/prose.js';
import { plainTable } from '../body/table.js';
import type { RenderContext } from './render-context.js';
import { stageName } from './stage-name.js';

/** Promotions and demotions as the record has them, the latest first. */
export function history({ assessment }: RenderContext): RootContent[] {
  const title = heading(2, 'Promotion History');
  const { history: entries, stage } = assessment;
  if (entries.length === 0) return [title, paragraph(`None yet. In ${stage.name} since ${stage.since}.`)];
  const lines = entries
    .toReversed()
    .map(({ on, from, to, by, reason }) => [
      inline(on),
      inline(`${stageName(from)} → ${stageName(to)}`),
      prose(by ?? '–', 120),
      prose(reason ?? '–', 300),
    ]);
  return [
    title,
    plainTable(
      ['Date', 'Change', 'By', 'Reason'].map((column) => inline(column)),
      lines,
    ),
  ];
}
