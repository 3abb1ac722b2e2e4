import { printable } from '../formats/printable.js';

const longest = 200;

/** Folders that differ from machine to machine and from run to run; absolute. */
export interface Places {
  readonly workspaceRoot: string;
  readonly temporaryFolder: string;
}

/** The name of a run's folder ends in six letters of its own; pytest shortens long texts in the middle of them. */
function folderPattern(temporaryFolder: string): RegExp {
  const fixed = temporaryFolder.slice(0, -6).replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return new RegExp(`${fixed}[A-Za-z0-9]{0,6}`, 'g');
}

/**
 * The first line of a failed test's message, the same in every run of the same code: without addresses of objects,
 * durations and temporary folders.
 */
export function firstLine(message: string, places: Places): string {
  const line = printable(message).trimStart().split('\n', 1)[0] ?? '';
  const stable = line
    .replaceAll(folderPattern(places.temporaryFolder), '$TMPDIR')
    .replaceAll(`${places.workspaceRoot}/`, '')
    .replaceAll(/\bpytest-of-[^/\s'"]+/g, 'pytest-of-…')
    .replaceAll(/\b0x[0-9a-fA-F]{6,}\b/g, '0x…')
    .replaceAll(/\b\d+(?:\.\d+)?(?= ?(?:ms|us|µs|ns|s|sec|seconds)\b)/g, '…')
    .trimEnd();
  return stable.length > longest ? `${stable.slice(0, longest)}…` : stable;
}
