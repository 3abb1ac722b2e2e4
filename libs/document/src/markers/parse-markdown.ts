import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze();

/** The syntax tree of a document, with positions. The text must not begin with a byte order mark. */
export function parseMarkdown(text: string): Root {
  return parser.parse(text);
}
