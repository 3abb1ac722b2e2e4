import { componentFolder, temporaryPath } from '@tta/maturity-collectors';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeFile } from './write-whole-file.js';

/** Names the run of Nx that a task is part of. Set before its first task. */
export const runVariable = 'MATURITY_RUN';

/**
 * Keeps the MATURITY.md that a report is about to replace for the validation in the same run, which judges the file as it
 * was when the run began. No output of any task, and of no use to another run. Written before the document is.
 */
export function keepReplaced(
  component: string,
  replaced: Uint8Array | undefined,
  run: string | undefined,
  workspaceRoot: string,
): void {
  if (run === undefined) return;
  const text = JSON.stringify({ run, bytes: replaced && Buffer.from(replaced).toString('base64') });
  writeWholeFile(replacedFile(component, workspaceRoot), text, temporaryPath(workspaceRoot));
}

/**
 * The MATURITY.md that lay there when a run began; undefined when there was none.
 *
 * @param present what lies there now, read before this is called: the report writes the two in the other order
 */
export function documentAtStart(
  component: string,
  present: Buffer | undefined,
  run: string | undefined,
  workspaceRoot: string,
): Buffer | undefined {
  const kept = readReplaced(replacedFile(component, workspaceRoot));
  if (run === undefined || kept?.run !== run) return present;
  return kept.bytes === undefined ? undefined : Buffer.from(kept.bytes, 'base64');
}

function replacedFile(component: string, workspaceRoot: string): string {
  // Not *.json: those are what tasks hand on to each other.
  return join(workspaceRoot, componentFolder(component), 'replaced');
}

function readReplaced(path: string): { run?: string; bytes?: string } | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { run?: string; bytes?: string };
  } catch {
    // No report has replaced anything yet.
    return undefined;
  }
}
