import type { Parsed } from '../problem.js';
import { readYaml } from '../yaml/read-yaml.js';
import { recordSchema, type MaturityRecord } from './record-schema.js';

/** Reads a `maturity.yaml`. `file` is its name for messages, relative to the workspace. */
export function readRecord(text: string, file: string): Parsed<MaturityRecord> {
  return readYaml(text, file, recordSchema);
}
