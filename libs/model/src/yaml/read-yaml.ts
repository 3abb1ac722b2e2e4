import { isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import type { Parsed, Problem } from '../problem.js';
import { explainIssues } from './explain-issues.js';
import { keyOffset, valueOffset } from './locate-node.js';
import { placeOf, withoutByteOrderMark } from './places-in-yaml.js';

/**
 * Reads a YAML text that people write and checks it against a schema. The one door through which records and policies
 * come in: every problem names the file, the line, the column, what is allowed there and the nearest known key.
 *
 * @param file the name for messages, relative to the workspace
 */
export function readYaml<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
): Parsed<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(withoutByteOrderMark(text), { lineCounter: lines, prettyErrors: false });
  const syntax = document.errors.map((error): Problem => {
    return { code: 'yaml-syntax', message: firstLine(error.message), file, ...placeOf(lines, error.pos[0]) };
  });
  if (syntax.length > 0) return { ok: false, problems: syntax };

  const reserved = reservedKeys(document).map((offset): Problem => {
    const message = "'__proto__' cannot be a key, because it would be lost";
    return { code: 'unknown-key', message, file, ...placeOf(lines, offset) };
  });
  if (reserved.length > 0) return { ok: false, problems: reserved };

  const content = toPlainValue(document);
  if (!content.ok) return { ok: false, problems: [{ code: 'yaml-syntax', message: content.message, file }] };

  const result = schema.safeParse(content.value);
  if (result.success) return { ok: true, value: result.data };
  const problems = explainIssues(result.error.issues, content.value, schema).map((issue): Problem => {
    const offset =
      issue.key === undefined
        ? valueOffset(document, issue.path)
        : keyOffset(document, issue.path, issue.key);
    const remedy = issue.remedy === undefined ? {} : { remedy: issue.remedy };
    return { code: issue.code, message: issue.message, file, ...placeOf(lines, offset), ...remedy };
  });
  return { ok: false, problems };
}

/** Offsets of keys that JavaScript keeps for itself; schemas leave them out without a word. */
function reservedKeys(document: Document): number[] {
  const offsets: number[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key) && key.value === '__proto__') offsets.push(key.range?.[0] ?? 0);
    },
  });
  return offsets;
}

function toPlainValue(document: Document): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: document.toJS() };
  } catch (error) {
    // Aliases that resolve to nothing or expand without end are only found here.
    return { ok: false, message: error instanceof Error ? firstLine(error.message) : String(error) };
  }
}

function firstLine(message: string): string {
  return message.replace(/\n.*/s, '');
}
