import type { PhrasingContent } from 'mdast';
import { visibleText } from './visible-text.js';

/** Characters that mean nothing in Markdown within a word. A word with any other one is set as code. */
const plainWord =
  /^(?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Sc}\ufe0f.,;:!?()'"/%=#+≥≤→–—…’“”·-]+|&)$/u;
const webAddress = /^https?:\/\/[\w.~:/?#@!$&'()+,;=%-]+$/;
const looksLikeAddress = /:\/\/|^www\.|@/i;

/**
 * Text as Markdown content that shows exactly that text: what could be read as markup becomes code, as do names such as
 * `__init__.py` (formatters make bold type of them), and web addresses become links. What stands between backticks
 * already is code. Where there is nothing to show, `–` is shown.
 */
export function prose(text: string, limit = 400): PhrasingContent[] {
  const content: PhrasingContent[] = [];
  for (const [index, part] of visibleText(text, limit)
    .split(/`([^`]*[^`\s][^`]*)`/)
    .entries()) {
    if (index % 2 === 1) {
      content.push(code(part));
      continue;
    }
    for (const piece of part.split(/( )/)) if (piece !== '') content.push(...word(piece));
  }
  return content.length === 0 ? [{ type: 'text', value: '–' }] : joinText(content);
}

/** Text as code: names, paths, commands, messages of tools. */
export function code(text: string, limit = 200): PhrasingContent {
  const value = visibleText(text, limit);
  return value === '' ? { type: 'text', value: '–' } : { type: 'inlineCode', value };
}

function word(piece: string): PhrasingContent[] {
  const [, start = '', inner = piece, end = ''] = /^([("']*)(.*?)([)"'.,;:!?]*)$/u.exec(piece) ?? [];
  if (webAddress.test(inner)) {
    const link = { type: 'link', url: inner, children: [{ type: 'text', value: inner }] } as const;
    return [text(start), { ...link, children: [...link.children] }, text(end)];
  }
  if (piece === ' ' || (plainWord.test(piece) && !looksLikeAddress.test(piece))) return [text(piece)];
  return [text(start), code(inner), text(end)];
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

/** Neighbouring texts as one, because formatters and writers look at the characters on both sides of markup. */
export function joinText(content: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const node of content) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = text(last.value + node.value);
    } else if (node.type !== 'text' || node.value !== '') {
      joined.push(node);
    }
  }
  return joined;
}
