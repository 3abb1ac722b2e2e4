/** A path of a component's record: a file, a folder, or a pattern with `*` (any text within one name). */
export interface Claim {
  readonly path: string;
  readonly component: string;
}

/**
 * Which components claim a file. Looks only at the claims on the way to the file, so that the cost grows with the number of
 * files and not with files times components.
 */
export function claimants(claims: readonly Claim[]): (file: string) => ReadonlySet<string> {
  const exact = new Map<string, Set<string>>();
  const patterns = new Map<string, { matches: RegExp; component: string }[]>();
  for (const { path, component } of claims) {
    const star = path.indexOf('*');
    if (star < 0) {
      const known = exact.get(path);
      if (known === undefined) exact.set(path, new Set([component]));
      else known.add(component);
    } else {
      const start = path.slice(0, star);
      const entry = { matches: patternExpression(path), component };
      const known = patterns.get(start);
      if (known === undefined) patterns.set(start, [entry]);
      else known.push(entry);
    }
  }
  const lengths = [...new Set([...patterns.keys()].map((start) => start.length))];

  return (file) => {
    const found = new Set<string>(exact.get('.'));
    for (let end = file.length; end > 0; end = file.lastIndexOf('/', end - 1)) {
      for (const component of exact.get(file.slice(0, end)) ?? []) found.add(component);
    }
    for (const length of lengths) {
      for (const { matches, component } of patterns.get(file.slice(0, length)) ?? []) {
        if (matches.test(file)) found.add(component);
      }
    }
    return found;
  };
}

/** The pattern's own match, and everything below a folder that it matches. */
function patternExpression(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '[^/]*');
  return new RegExp(`^${escaped}(?:/|$)`);
}
