import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasuredScope } from '../contract/collector.js';
import type { CollectRequest } from '../contract/collect-request.js';
import { findPythonFiles } from '../scope/find-python-files.js';

/** A component whose measurement is planned. */
export interface Waiting {
  readonly request: CollectRequest;
  readonly scope: Pick<MeasuredScope, 'files' | 'tests'>;
}

/**
 * Groups in the order in which they should start: the longest first, so that none runs on alone while cores are idle.
 * Before those of which somebody knows how long they took come the others: processes that several components share, then
 * by the size of their Python files, tests included. Only the order depends on this, no number does.
 *
 * @param expectedMs how long a request took before; undefined where nobody knows
 */
export function longestFirst<Member extends Waiting>(
  groups: readonly (readonly Member[])[],
  workspaceRoot: string,
  expectedMs: (request: CollectRequest) => number | undefined = () => undefined,
): (readonly Member[])[] {
  const weighed = groups.map((group) => {
    const durations = group.map(({ request }) => expectedMs(request));
    const known = durations.every((duration) => duration !== undefined);
    return known
      ? { group, rank: 0, size: sum(durations) }
      : { group, rank: group.length > 1 ? 2 : 1, size: sum(group.map((one) => sizeOf(one, workspaceRoot))) };
  });
  return weighed
    .sort((left, right) => right.rank - left.rank || right.size - left.size)
    .map(({ group }) => group);
}

/** Bytes of the files that a tool will look at. */
function sizeOf({ scope: { files, tests } }: Waiting, workspaceRoot: string): number {
  const paths = [...tests.unit, ...tests.integration];
  return sum(
    [...files, ...testFiles(paths, workspaceRoot)].map((path) => bytesOf(join(workspaceRoot, path))),
  );
}

function testFiles(paths: readonly string[], workspaceRoot: string): readonly string[] {
  try {
    return findPythonFiles(paths, workspaceRoot).files;
  } catch {
    // Absent or unreadable: whoever runs them says so.
    return [];
  }
}

function bytesOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
