import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One rule, broken: a text of a source file and what replaces it.
 * @typedef {object} Mutation
 * @property {string} name
 * @property {string} file relative to the sources of its package
 * @property {string} from stands there exactly once
 * @property {string} to
 * @property {string[]} specs relative to the sources of its package; at least one test of them has to fail
 * @property {string} [tests] pattern of the names of the tests that hold the rule, where the others take long
 */

/**
 * Breaks the rule in the copy of the sources and hands back what mends it. Throws when the text is not there exactly once:
 * a mutation that changes nothing would look as if it were survived, or worse, be forgotten.
 * @param {Mutation} mutation
 * @param {string} sources
 * @returns {() => void}
 */
export function applyMutation({ name, file, from, to }, sources) {
  const path = join(sources, file);
  const text = readFileSync(path, 'utf8');
  const places = text.split(from).length - 1;
  if (places !== 1) throw new Error(`${name}: ${file} holds the text ${places} times:\n${from}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  return () => writeFileSync(path, text);
}
