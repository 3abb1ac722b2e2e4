import type { Code, Heading, List, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { joinText } from './prose.js';

type Inline = string | PhrasingContent | readonly PhrasingContent[];

/** Content from words of our own and content that was made safe before. */
export function inline(...parts: readonly Inline[]): PhrasingContent[] {
  return joinText(
    parts.flatMap((part): readonly PhrasingContent[] => {
      if (typeof part === 'string') return [{ type: 'text', value: part }];
      return 'type' in part ? [part] : part;
    }),
  );
}

export function heading(depth: 1 | 2 | 3, ...parts: readonly Inline[]): Heading {
  return { type: 'heading', depth, children: inline(...parts) };
}

export function paragraph(...parts: readonly Inline[]): Paragraph {
  return { type: 'paragraph', children: inline(...parts) };
}

export function strong(...parts: readonly Inline[]): PhrasingContent {
  return { type: 'strong', children: inline(...parts) };
}

/** A block quote of one paragraph per entry. */
export function quote(paragraphs: readonly Paragraph[]): RootContent {
  return { type: 'blockquote', children: [...paragraphs] };
}

/** A warning as GitHub shows it in colour; elsewhere it is a block quote that begins with its name. */
export function warning(paragraphs: readonly Paragraph[]): RootContent {
  // Written as it stands, because a writer of Markdown escapes the bracket.
  const [first, ...others] = paragraphs;
  const label: PhrasingContent = { type: 'html', value: '[!WARNING]\n' };
  const children = first === undefined ? [] : [{ ...first, children: [label, ...first.children] }, ...others];
  return { type: 'blockquote', children };
}

export function bulletList(items: readonly ListItem[]): List {
  return { type: 'list', ordered: false, spread: false, children: [...items] };
}

export function numberedList(items: readonly ListItem[]): List {
  return { type: 'list', ordered: true, start: 1, spread: false, children: [...items] };
}

/** A list item of one line, with a list below it where there are `details`; `checked` makes it a check box. */
export function item(
  line: readonly PhrasingContent[],
  { checked, details = [] }: { checked?: boolean; details?: readonly ListItem[] } = {},
): ListItem {
  return {
    type: 'listItem',
    spread: false,
    checked: checked ?? null,
    children: [paragraph(line), ...(details.length === 0 ? [] : [bulletList(details)])],
  };
}

/** A block of commands. */
export function commands(lines: readonly string[]): Code {
  return { type: 'code', lang: 'bash', value: lines.join('\n') };
}
