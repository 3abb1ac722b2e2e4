import type { Unit } from '../metric/metric-value.js';

export type Operator = '>=' | '<=' | '==' | '>' | '<';

/** The typed form of `>= 70%`, `== 0`, `<= 250ms`, `no-increase`. */
export type Comparison =
  | { readonly kind: 'threshold'; readonly operator: Operator; readonly limit: number; readonly unit: Unit }
  | { readonly kind: 'no-increase' }
  | { readonly kind: 'no-decrease' };

export type ParsedComparison =
  { readonly ok: true; readonly comparison: Comparison } | { readonly ok: false; readonly message: string };

const threshold = /^(>=|<=|==|>|<)\s*(\d+(?:\.\d+)?)\s*(%|ms|s)?$/;

/** Reads a comparison as policies write it. A text of another form gives a message that lists the forms. */
export function parseComparison(text: string): ParsedComparison {
  const trimmed = text.trim();
  if (trimmed === 'no-increase' || trimmed === 'no-decrease') {
    return { ok: true, comparison: { kind: trimmed } };
  }
  const match = threshold.exec(trimmed);
  if (match === null) {
    return {
      ok: false,
      message: `'${text}' is not a comparison; write one such as '>= 70%', '== 0', '<= 250ms' or 'no-increase'`,
    };
  }
  const limit = Number(match[2]);
  const unit = (match[3] ?? 'count') as Unit;
  if (unit === '%' && limit > 100) return { ok: false, message: `'${text}' asks for more than 100%` };
  const operator = match[1] as Operator;
  if ((operator === '<' && limit === 0) || (operator === '>' && unit === '%' && limit === 100)) {
    return { ok: false, message: `'${text}' can never hold` };
  }
  return { ok: true, comparison: { kind: 'threshold', operator, limit, unit } };
}

/** The comparison as policies write it: parse and format are inverse. */
export function formatComparison(comparison: Comparison): string {
  if (comparison.kind !== 'threshold') return comparison.kind;
  return `${comparison.operator} ${comparison.limit}${comparison.unit === 'count' ? '' : comparison.unit}`;
}
