const simpleEscapes: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/**
 * The value of the string literal that begins at `at` (at its prefix, if it has one). `undefined` for bytes, for
 * formatted strings and for `\N{...}`, whose table we do not have.
 */
export function readString(source: string, at: number): string | undefined {
  const opening = /[a-zA-Z]{0,2}(?:"""|'''|"|')/y;
  opening.lastIndex = at;
  const open = opening.exec(source)?.[0];
  if (open === undefined) return undefined;
  const quote = open.replace(/^[a-zA-Z]+/, '');
  const prefix = open.slice(0, open.length - quote.length).toLowerCase();
  if (/[bft]/.test(prefix)) return undefined;
  const start = at + open.length;
  let end = start;
  while (end < source.length && !source.startsWith(quote, end)) {
    if (quote.length === 1 && /[\r\n]/.test(source.charAt(end))) break;
    end += source[end] === '\\' ? 2 : 1;
  }
  const text = source.slice(start, end).replace(/\r\n?/g, '\n');
  return prefix.includes('r') ? text : decodeEscapes(text);
}

function decodeEscapes(text: string): string | undefined {
  if (!text.includes('\\')) return text;
  if (/(?:^|[^\\])(?:\\\\)*\\N\{/.test(text)) return undefined;
  return text.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|(\n)|([\s\S]))/g,
    (
      whole: string,
      hex2?: string,
      hex4?: string,
      hex8?: string,
      octal?: string,
      lineBreak?: string,
      other?: string,
    ) => {
      const hex = hex2 ?? hex4 ?? hex8;
      if (hex !== undefined) return codePoint(parseInt(hex, 16));
      if (octal !== undefined) return codePoint(parseInt(octal, 8));
      if (lineBreak !== undefined) return '';
      return other === undefined ? whole : (simpleEscapes[other] ?? whole);
    },
  );
}

function codePoint(value: number): string {
  return value <= 0x10ffff ? String.fromCodePoint(value) : '';
}
