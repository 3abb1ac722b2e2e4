import type { Nodes } from 'mdast';
import { tooComplex } from './markers/too-complex.js';
import { parseMarkdown } from './markers/parse-markdown.js';

/** The texts of a Markdown document's headings, in order, without formatting; none of a text that nobody can parse in time. */
export function headingsOf(markdown: string): string[] {
  if (tooComplex(markdown) !== undefined) return [];
  return parseMarkdown(markdown.replace(/^\uFEFF/, '')).children.flatMap((node) =>
    node.type === 'heading' ? [textOf(node).trim()] : [],
  );
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
