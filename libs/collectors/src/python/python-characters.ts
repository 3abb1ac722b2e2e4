import { isNameCharacter } from './python-name.js';

export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const doubleQuote = 0x22;
export const hash = 0x23;
export const singleQuote = 0x27;
export const openParenthesis = 0x28;
export const closeParenthesis = 0x29;
export const colon = 0x3a;
export const openBracket = 0x5b;
export const backslash = 0x5c;
export const closeBracket = 0x5d;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
export const byteOrderMark = 0xfeff;

/** For each ASCII character, 1 where reading code has to look at it: the `case`s of `readCode`. */
const special = new Uint8Array(0x80);
for (const character of '\n\r"#\'()[]{}:\\') special[character.charCodeAt(0)] = 1;

/** The first place from `start` on whose character means something to `readCode`. */
export function passPlain(source: string, start: number): number {
  let next = start;
  while (next < source.length) {
    const character = source.charCodeAt(next);
    if (character < 0x80 && special[character] === 1) break;
    next += 1;
  }
  return next;
}

/** The first place from `start` on with the quote, a `\\` or a line break. */
export function passToQuote(source: string, start: number, quote: number): number {
  let next = start;
  while (next < source.length) {
    const character = source.charCodeAt(next);
    if (character === quote || character === backslash || isLineBreak(character)) break;
    next += 1;
  }
  return next;
}

export function passComment(source: string, start: number): number {
  let next = start;
  while (next < source.length && !isLineBreak(source.charCodeAt(next))) next += 1;
  return next;
}

export function isLineBreak(character: number): boolean {
  return character === lineFeed || character === carriageReturn;
}

/** Letters, digits, spaces and `-`: what names of Unicode characters are made of. */
export function isNameOfCharacter(character: number): boolean {
  return character < 0x80 && /[A-Za-z0-9 -]/.test(String.fromCharCode(character));
}

/** Where the prefix of the string with its quote at `quoteAt` begins (`rb`, `F`, `tR`); `quoteAt` without a prefix. */
export function prefixStart(source: string, quoteAt: number): number {
  let start = quoteAt;
  while (start > 0 && quoteAt - start < 3 && isNameCharacter(source.charCodeAt(start - 1))) start -= 1;
  return /^(?:[bfrtu]|[bftu]r|r[bft])$/i.test(source.slice(start, quoteAt)) ? start : quoteAt;
}
