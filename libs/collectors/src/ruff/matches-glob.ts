/**
 * Whether a path matches a pattern as ruff's settings have them (the crate globset with its defaults): `*` and `?` stand for
 * slashes, too, `**` for whole folders; `[…]`, `{a,b}` and a backslash before a character are known.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  return new RegExp(`^${[...tokensOf(pattern)].join('')}$`, 's').test(path);
}

function* tokensOf(pattern: string): Generator<string> {
  const tokens = /(?<=^|\/)\*\*\/|\/\*\*$|\*+|\?|\\.|\[!?\]?[^\]]*\]|[{},]|[^]/g;
  let depth = 0;
  for (const [token] of pattern.matchAll(tokens)) {
    if (token === '**/') yield '(?:.*/)?';
    else if (token === '/**') yield '/.*';
    else if (token.startsWith('*')) yield '.*';
    else if (token === '?') yield '.';
    else if (token === '{') yield ((depth += 1), '(?:');
    else if (token === '}' && depth > 0) yield ((depth -= 1), ')');
    else if (token === ',' && depth > 0) yield '|';
    else if (token.length > 2 && token.startsWith('['))
      yield token
        .replace(/^\[!/, '[^')
        .replaceAll('\\', '\\\\')
        .replace(/^(\[\^?)\]/, '$1\\]');
    else yield escaped(token.length === 2 && token.startsWith('\\') ? token.slice(1) : token);
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
