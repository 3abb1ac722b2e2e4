import type { z } from 'zod';

const words: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping (key: value)',
  record: 'a mapping (key: value)',
  array: 'a list',
};

/** What a value should have been, in the words of YAML. */
export function describeExpected(issue: Extract<z.core.$ZodIssue, { code: 'invalid_type' }>): string {
  return words[issue.expected] ?? issue.expected;
}
