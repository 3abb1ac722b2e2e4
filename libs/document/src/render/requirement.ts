const signs: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '==': '' };

/** A comparison of the policy as people write it in a text: `≥ 70%`, `0`. Anything else is returned as it is. */
export function requirement(comparison: string): string {
  return comparison.replace(/^(>=|<=|==)\s*/, (operator) =>
    `${signs[operator.trim()] ?? operator} `.trimStart(),
  );
}
