/**
 * Text of tools and tests without colours, control characters and marks of writing direction, which terminals and editors
 * would obey. Tabs and line ends stay.
 */
export function printable(text: string): string {
  return text
    .replaceAll(/\p{Cc}\[[0-9;?]*[ -/]*[@-~]/gu, '')
    .replaceAll('\r\n', '\n')
    .replaceAll(/(?![\t\n])[\p{Cc}\p{Bidi_Control}]/gu, '');
}
