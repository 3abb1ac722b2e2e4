import {
  backslash,
  byteOrderMark,
  carriageReturn,
  closeBrace,
  closeBracket,
  closeParenthesis,
  colon,
  doubleQuote,
  hash,
  isLineBreak,
  isNameOfCharacter,
  lineFeed,
  openBrace,
  openBracket,
  openParenthesis,
  passComment,
  passPlain,
  passToQuote,
  prefixStart,
  singleQuote,
} from './python-characters.js';

/** A comment as Python's `tokenize` gives it: from `#` to the end of the line. `line` counts from 1. */
export interface PythonComment {
  readonly line: number;
  readonly text: string;
}

/** Python source in which only code is left. */
export interface PythonScan {
  /**
   * As long as the source, character for character: comments and the contents of strings are spaces. A plain string has
   * `"` at the place of its first character (prefix or quote), a formatted one (f, t) has `'` there and the code of its
   * replacement fields behind it. A line feed is left only where a logical line ends: line breaks in brackets, in strings
   * and after `\` are spaces.
   */
  readonly code: string;
  readonly comments: readonly PythonComment[];
}

/** What encloses the place that is read: brackets, the text of a formatted string, one of its fields, a field's format. */
type Enclosure =
  | { readonly kind: 'bracket' }
  | { readonly kind: 'field'; readonly text: FormattedText }
  | { readonly kind: 'text' | 'format'; readonly text: FormattedText };

interface FormattedText {
  readonly quote: number;
  readonly triple: boolean;
  readonly raw: boolean;
}

/**
 * Separates code from comments and strings, in time proportional to the length of the source, as Python 3.12 and later do
 * it (fields of formatted strings may hold comments, line breaks and the string's own quotes; older Python allows less,
 * and reads what it allows in the same way). Never fails: an open string ends with its line, an open triple-quoted string
 * with the file, and closing brackets that nothing opened are passed over.
 */
export function scanPython(source: string): PythonScan {
  const pieces: string[] = [];
  const comments: PythonComment[] = [];
  const enclosures: Enclosure[] = [];
  const end = source.length;
  let line = 1;
  let at = 0;
  /** Code from here on is not yet among the pieces. */
  let kept = 0;
  if (source.charCodeAt(0) === byteOrderMark) {
    at = 1;
    blank(0, '');
  }

  while (at < end) {
    const enclosure = enclosures.at(-1);
    if (enclosure?.kind === 'text' || enclosure?.kind === 'format') readText(enclosure.kind, enclosure.text);
    else readCode();
  }
  pieces.push(source.slice(kept));
  return { code: pieces.join(''), comments };

  /** Replaces what was read from `start` on by `mark` and spaces. */
  function blank(start: number, mark: '' | '"' | "'" | '\n'): void {
    pieces.push(source.slice(kept, start), mark, ' '.repeat(at - start - mark.length));
    kept = at;
  }

  /** Reads code up to where a formatted string begins or ends, or its field. */
  function readCode(): void {
    for (at = passPlain(source, at); at < end; at = passPlain(source, at)) {
      const start = at;
      const character = source.charCodeAt(at);
      switch (character) {
        case lineFeed:
        case carriageReturn:
          passLineBreak(character);
          if (enclosures.length > 0) blank(start, '');
          else if (character === carriageReturn) blank(start, '\n');
          break;
        case hash:
          readComment();
          break;
        case backslash:
          at += 1;
          if (at < end && isLineBreak(source.charCodeAt(at))) passLineBreak(source.charCodeAt(at));
          blank(start, '');
          break;
        case doubleQuote:
        case singleQuote:
          if (readString(character)) return;
          break;
        case openParenthesis:
        case openBracket:
        case openBrace:
          enclosures.push({ kind: 'bracket' });
          at += 1;
          break;
        case closeParenthesis:
        case closeBracket:
        case closeBrace:
          at += 1;
          if (closeEnclosure(character)) return;
          break;
        case colon: {
          at += 1;
          const field = enclosures.at(-1);
          if (field?.kind !== 'field') break;
          blank(start, '');
          enclosures.push({ kind: 'format', text: field.text });
          return;
        }
      }
    }
  }

  /** Reads the text of a formatted string, or of a field's format, up to the next field or its end. */
  function readText(kind: 'text' | 'format', text: FormattedText): void {
    const start = at;
    const enclosed = passText(kind, text);
    blank(start, '');
    switch (enclosed) {
      case 'field':
        at += 1;
        enclosures.push({ kind: 'field', text });
        return;
      case 'format ended':
        enclosures.pop();
        return;
      case 'string ended':
        leaveFormattedString(text);
        return;
      default:
        enclosed satisfies never;
    }
  }

  function passText(kind: 'text' | 'format', text: FormattedText): 'field' | 'format ended' | 'string ended' {
    while (at < end) {
      const character = source.charCodeAt(at);
      if (character === openBrace) {
        if (kind === 'format' || source.charCodeAt(at + 1) !== openBrace) return 'field';
        at += 2;
      } else if (character === closeBrace && kind === 'format') return 'format ended';
      else if (character === backslash) passEscape(text.raw);
      else if (isLineBreak(character)) {
        if (!text.triple) return 'string ended';
        passLineBreak(character);
      } else if (character === text.quote && (!text.triple || isTriple(at, text.quote))) {
        at += text.triple ? 3 : 1;
        return 'string ended';
      } else at += 1;
    }
    return 'string ended';
  }

  /** Passes a `\` and what it escapes. `\N{DEGREE SIGN}` is a character, not a field; in raw strings `\{` opens a field. */
  function passEscape(raw: boolean): void {
    at += 1;
    if (at >= end) return;
    const escaped = source.charCodeAt(at);
    if (isLineBreak(escaped)) passLineBreak(escaped);
    else if (escaped === openBrace || escaped === closeBrace) return;
    else if (!raw && escaped === 0x4e && source.charCodeAt(at + 1) === openBrace) {
      at += 2;
      while (at < end && isNameOfCharacter(source.charCodeAt(at))) at += 1;
      if (source.charCodeAt(at) === closeBrace) at += 1;
    } else at += 1;
  }

  /** Reads a string at its quote; true when it is a formatted one, whose text comes next. */
  function readString(quote: number): boolean {
    const start = prefixStart(source, at);
    const prefix = source.slice(start, at).toLowerCase();
    const triple = isTriple(at, quote);
    at += triple ? 3 : 1;
    if (prefix.includes('f') || prefix.includes('t')) {
      blank(start, "'");
      enclosures.push({ kind: 'text', text: { quote, triple, raw: prefix.includes('r') } });
      return true;
    }
    passPlainText(quote, triple);
    blank(start, '"');
    return false;
  }

  /** Passes the text of a string up to behind its closing quotes. */
  function passPlainText(quote: number, triple: boolean): void {
    for (;;) {
      at = passToQuote(source, at, quote);
      if (at >= end) return;
      const character = source.charCodeAt(at);
      if (character === backslash) {
        at += 1;
        if (at < end && isLineBreak(source.charCodeAt(at))) passLineBreak(source.charCodeAt(at));
        else if (at < end) at += 1;
      } else if (character !== quote) {
        if (!triple) return;
        passLineBreak(character);
      } else if (!triple || isTriple(at, quote)) {
        at += triple ? 3 : 1;
        return;
      } else at += 1;
    }
  }

  function readComment(): void {
    const start = at;
    at = passComment(source, at);
    comments.push({ line, text: source.slice(start, at) });
    blank(start, '');
  }

  /** Leaves the innermost bracket; true when it was a field, so that text comes next. */
  function closeEnclosure(character: number): boolean {
    const enclosure = enclosures.at(-1);
    if (enclosure === undefined) return false;
    if (enclosure.kind === 'field' && character !== closeBrace) return false;
    enclosures.pop();
    return enclosure.kind === 'field';
  }

  function leaveFormattedString(text: FormattedText): void {
    let left = enclosures.pop();
    while (left !== undefined && !(left.kind === 'text' && left.text === text)) left = enclosures.pop();
  }

  function passLineBreak(character: number): void {
    at += character === carriageReturn && source.charCodeAt(at + 1) === lineFeed ? 2 : 1;
    line += 1;
  }

  function isTriple(place: number, quote: number): boolean {
    return source.charCodeAt(place + 1) === quote && source.charCodeAt(place + 2) === quote;
  }
}
