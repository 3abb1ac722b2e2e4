/**
 * Text from a tool, a source or a record as one line that shows all that is in it: escape sequences of terminals taken
 * out, control characters as their pictures (`␀`), invisible and direction-changing characters as `\u{202e}`. Longer than
 * `limit` characters, it is cut and ends in `…`.
 */
export function visibleText(text: string, limit: number): string {
  // A line of a megabyte is cut before it is looked at character by character.
  const head = text.length > limit * 8 ? text.slice(0, limit * 8) : text;
  const line = head.replace(terminalSequence, '').replace(/\s+/g, ' ').replace(hidden, escapeHidden).trim();
  const characters = Array.from(line);
  return characters.length <= limit && head.length === text.length
    ? line
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}

/* eslint-disable no-control-regex -- control characters are what is looked for */
const terminalSequence =
  /[\u001b\u009b](?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[ -/]*[0-~])?/g;
// The emoji variation selector stays: it is part of ordinary marks such as the warning sign.
const hidden =
  /[\u0000-\u001f\u007f-\u009f]|(?!\ufe0f)\p{Default_Ignorable_Code_Point}|\p{Cf}|\p{Cs}|\p{Co}|\p{Cn}/gu;
/* eslint-enable no-control-regex */

function escapeHidden(character: string): string {
  const code = Number(character.codePointAt(0));
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '\u2421' : `\\u{${code.toString(16)}}`;
}
