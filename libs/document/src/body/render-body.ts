import type { Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import stringWidth from 'string-width';
import { unified } from 'unified';

/**
 * Settings with which Prettier leaves the text as it is: `-` bullets, tables padded by the width on the screen (emoji
 * take two places).
 */
const writer = unified()
  .use(remarkGfm, { stringLength: stringWidth })
  .use(remarkStringify, { bullet: '-', emphasis: '_', rule: '-', listItemIndent: 'one', fences: true })
  .freeze();

/** Blocks as Markdown, without a final line end. All text in them is escaped. */
export function renderBody(blocks: readonly RootContent[]): string {
  const root: Root = { type: 'root', children: [...blocks] };
  return writer.stringify(root).trimEnd();
}
