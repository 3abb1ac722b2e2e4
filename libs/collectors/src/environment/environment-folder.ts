import { dirname } from 'node:path';

/** The folder of the Python environment that an interpreter belongs to: `.venv` of `.venv/bin/python`. */
export function environmentFolder(interpreter: string): string {
  return dirname(dirname(interpreter));
}
