/**
 * JSON with sorted keys, two spaces and a final newline: equal content gives equal bytes, whatever order it was built in.
 * Arrays keep their order. Undefined properties are left out, as JSON.stringify does.
 */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => compareText(left, right));
  // Object.fromEntries defines properties, so a key named __proto__ stays an ordinary key.
  return Object.fromEntries(entries.map(([key, entry]) => [key, sorted(entry)]));
}

/** The order of code units, the same on every machine and locale. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
