import { printable } from './printable.js';

/** Longer texts help nobody, and a test may be named by a megabyte. */
export const longestLine = 500;

/** Text of tools and tests as one line that can be shown: printable, blanks joined, cut after 500 characters. */
export function oneLine(text: string): string {
  // Cut before the expensive part, with room for what goes away.
  const line = printable(text.slice(0, 20 * longestLine))
    .replaceAll(/\s+/g, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > longestLine ? `${characters.slice(0, longestLine).join('')}…` : line;
}
