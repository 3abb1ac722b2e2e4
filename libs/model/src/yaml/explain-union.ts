import { z } from 'zod';
import { nearestName } from '../nearest-name.js';
import { chooseOption, requiredKeys } from './choose-option.js';
import { unwrapSchema } from './unwrap-schema.js';

type Issue = z.core.$ZodIssue;

/** What to say about a value that fits none of the forms that are allowed in its place. */
export type UnionExplanation =
  /** It was meant to be this form, of which these are the issues. */
  | { readonly kind: 'form'; readonly issues: readonly Issue[] }
  | { readonly kind: 'none'; readonly message: string; readonly remedy?: string };

/** Explains the form that a value was meant to have, or says which keys would say so. */
export function explainUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  union: z.ZodType | undefined,
  value: unknown,
): UnionExplanation {
  const forms = union instanceof z.ZodUnion ? objectForms(union) : [];
  if (!(union instanceof z.ZodUnion) || forms.length === 0) {
    const messages = issue.errors.flatMap((branch) => branch.map(({ message }) => message));
    return { kind: 'none', message: [...new Set(messages)].join(' or ') || issue.message };
  }
  const chosen = chooseOption(union, value);
  const issues = chosen === undefined ? undefined : issue.errors[chosen];
  if (issues !== undefined && issues.length > 0) return { kind: 'form', issues };

  const kinds = [...new Set(forms.flatMap((form) => requiredKeys(form).slice(0, 1)))];
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const known = new Set(forms.flatMap((form) => Object.keys(form.shape)));
  const near = keys
    .filter((key) => !known.has(key))
    .map((key) => nearestName(key, kinds))
    .find((name) => name !== undefined);
  const has = keys.length === 0 ? 'it has none' : `it has ${keys.join(', ')}`;
  return {
    kind: 'none',
    message: `none of its keys says what it is (${has})`,
    remedy: near === undefined ? `Give it exactly one of: ${kinds.join(', ')}.` : `Did you mean '${near}'?`,
  };
}

function objectForms(union: z.ZodUnion): z.ZodObject[] {
  return union.options
    .map((option) => unwrapSchema(option as z.ZodType))
    .filter((form): form is z.ZodObject => form instanceof z.ZodObject);
}
