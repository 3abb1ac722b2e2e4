import { z } from 'zod';
import { nearestName } from '../nearest-name.js';
import { describeExpected } from './describe-expected.js';
import { explainUnion } from './explain-union.js';
import { chosenForm, schemaAt } from './schema-at.js';

type Issue = z.core.$ZodIssue;

/** A schema issue for people. `key`: the offending key inside the mapping at `path`. */
export interface ExplainedIssue {
  readonly code: 'unknown-key' | 'missing-key' | 'wrong-value';
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly key?: string;
  readonly remedy?: string;
}

/** Says what is wrong, what is allowed there, and which known key is the nearest. */
export function explainIssues(issues: readonly Issue[], value: unknown, schema: z.ZodType): ExplainedIssue[] {
  return issues.flatMap((issue) => explain(issue, [], value, schema));
}

function explain(
  issue: Issue,
  prefix: readonly PropertyKey[],
  value: unknown,
  schema: z.ZodType,
): ExplainedIssue[] {
  const path = [...prefix, ...issue.path];
  const name = path.length === 0 ? 'the file' : `'${path.map(String).join('.')}'`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, formAt(schema, path, value)));
    case 'invalid_union':
      return explainForms(issue, path, value, schema);
    case 'invalid_type':
      if (issue.input === undefined && valueAt(value, path) === undefined) {
        return [
          { code: 'missing-key', message: `${name} is missing; it must be ${describeExpected(issue)}`, path },
        ];
      }
      return [{ code: 'wrong-value', message: `${name} must be ${describeExpected(issue)}`, path }];
    case 'invalid_value':
      return [wrongWord(issue, name, path, valueAt(value, path))];
    case 'invalid_key':
      return issue.issues.map((inner) => ({
        code: 'wrong-value' as const,
        message: `the key ${name} ${inner.message}`,
        path: path.slice(0, -1),
        key: String(path.at(-1)),
      }));
    default:
      return [{ code: 'wrong-value', message: `${name}: ${issue.message}`, path }];
  }
}

function formAt(schema: z.ZodType, path: readonly PropertyKey[], value: unknown): z.ZodType | undefined {
  const here = schemaAt(schema, path, value);
  return here === undefined ? undefined : chosenForm(here, valueAt(value, path));
}

function unknownKey(
  key: string,
  path: readonly PropertyKey[],
  schema: z.ZodType | undefined,
): ExplainedIssue {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const near = nearestName(key, known);
  const remedy = near === undefined ? `Known keys: ${known.join(', ')}.` : `Did you mean '${near}'?`;
  const place = path.length === 0 ? '' : ` in '${path.map(String).join('.')}'`;
  return {
    code: 'unknown-key',
    message: `unknown key '${key}'${place}.`,
    path,
    key,
    ...(known.length > 0 && { remedy }),
  };
}

function explainForms(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: readonly PropertyKey[],
  value: unknown,
  schema: z.ZodType,
): ExplainedIssue[] {
  const explained = explainUnion(issue, schemaAt(schema, path, value), valueAt(value, path));
  if (explained.kind === 'form') {
    return explained.issues.flatMap((inner) => explain(inner, path, value, schema));
  }
  const { message, remedy } = explained;
  return [
    {
      code: 'wrong-value',
      message: `'${path.map(String).join('.')}': ${message}`,
      path,
      ...(remedy !== undefined && { remedy }),
    },
  ];
}

function wrongWord(
  issue: Extract<Issue, { code: 'invalid_value' }>,
  name: string,
  path: readonly PropertyKey[],
  actual: unknown,
): ExplainedIssue {
  const allowed = issue.values.map(String);
  const near = typeof actual === 'string' ? nearestName(actual, allowed) : undefined;
  const list = allowed.map((word) => `'${word}'`).join(', ');
  const message = `${name} is '${String(actual)}', but must be ${allowed.length === 1 ? '' : 'one of '}${list}`;
  return {
    code: 'wrong-value',
    message,
    path,
    ...(near !== undefined && { remedy: `Did you mean '${near}'?` }),
  };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((current, key) => {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    return (current as Record<PropertyKey, unknown>)[key];
  }, value);
}
