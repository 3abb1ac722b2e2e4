/**
 * Whether a selector of ruff (`ALL`, `F`, `PLR2`, `F401`) stands for a rule, or for all that a narrower selector stands for.
 * A group's letters are its own (`E` is not `ERA`); only pylint's have groups below them (`PL`: `PLC`, `PLE`, …).
 */
export function covers(selector: string, narrower: string): boolean {
  if (selector === 'ALL') return true;
  const [group, digits] = parts(selector);
  const [otherGroup, otherDigits] = parts(narrower);
  if (group === otherGroup) return otherDigits.startsWith(digits);
  return group === 'PL' && digits === '' && otherGroup.startsWith('PL');
}

/** The fewest selectors that stand for these rules and, of all rules given, for no other. Sorted as the rules are. */
export function selectorsOf(rules: readonly string[], all: readonly string[]): string[] {
  const chosen = new Set(rules);
  if (all.length > 1 && all.every((rule) => chosen.has(rule))) return ['ALL'];
  const selectors = rules.map((rule) => {
    const [group, digits] = parts(rule);
    return [group, `${group}${digits.slice(0, 1)}`].find((wide) => isWhole(wide, chosen, all)) ?? rule;
  });
  return [...new Set(selectors)];
}

function isWhole(selector: string, chosen: ReadonlySet<string>, all: readonly string[]): boolean {
  const covered = all.filter((rule) => covers(selector, rule));
  return covered.length > 1 && covered.every((rule) => chosen.has(rule));
}

function parts(selector: string): [group: string, digits: string] {
  const [, group = selector, digits = ''] = /^([A-Z]+)(\d*)$/.exec(selector) ?? [];
  return [group, digits];
}
