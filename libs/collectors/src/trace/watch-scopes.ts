import { statSync } from 'node:fs';
import { posix } from 'node:path';
import type { MeasuredScope } from '../contract/collector.js';
import type { LookedAt } from '../contract/looked-at.js';
import { isIgnored } from '../run/is-ignored.js';
import { contains } from '../scope/working-directory.js';
import { lookAtDisk, type Disk } from './disk.js';
import { isLeftBehind } from './folder-digest.js';

/** What lay there before a run: sources, tests and configuration of its components. */
export interface Before {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Digest of every file of {@link watchedFiles}, by path; null: not there. */
  readonly digests: ReadonlyMap<string, string | null>;
}

/** Looks at what a run is going to measure, so that a change while it is under way is seen. */
export function watchScopes(scopes: readonly MeasuredScope[], workspaceRoot: string): Before {
  const startedAt = Date.now();
  const disk = lookAtDisk();
  const digests = new Map<string, string | null>();
  for (const scope of scopes)
    for (const path of watchedFiles(scope, workspaceRoot, disk))
      digests.set(path, disk.digestOf(`${workspaceRoot}/${path}`) ?? null);
  return { startedAt, digests };
}

/** What became of the files that a run looked at while it was under way. */
export interface Changes {
  /** Changed by somebody else: the result is about neither content. Sorted. */
  readonly byOthers: readonly string[];
  /** Made or changed by the run itself: later content of them says nothing about the result. */
  readonly byTheRun: ReadonlySet<string>;
}

/**
 * Tells what changed while a run was under way, and who did it. A file that came while the run had started other programs
 * counts as theirs: nobody sees what they write. So does an ignored one: the tests of the component, which run beside its
 * other tools, make such files. What the run made outside of the component, read and left for git to see is something it was
 * made from: whoever edits it later has not measured.
 */
export function changesSince(
  before: Before,
  looked: LookedAt,
  { root, workspaceRoot }: { readonly root: string; readonly workspaceRoot: string },
  after: Disk,
): Changes {
  const written = new Set(looked.written);
  const read = new Set(looked.files);
  const isLeft = (path: string): boolean =>
    read.has(path) && !contains(root, path) && !isLeftBehind(path) && !isIgnored(path, workspaceRoot);
  const byOthers = new Set<string>();
  const byTheRun = new Set<string>();
  for (const path of new Set([...looked.files, ...looked.written])) {
    const was = before.digests.get(path);
    const now = after.digestOf(`${workspaceRoot}/${path}`) ?? null;
    if (was === undefined ? !isYounger(path, before, workspaceRoot) : was === now) {
      // Opened for writing, and yet the same.
      if (now === null && written.has(path)) byTheRun.add(path);
      continue;
    }
    if (written.has(path) && now !== null && isLeft(path)) continue;
    const appeared = was === null || was === undefined;
    if (written.has(path) || (appeared && (looked.startedPrograms || isIgnored(path, workspaceRoot))))
      byTheRun.add(path);
    else byOthers.add(path);
  }
  return { byOthers: [...byOthers].sort(), byTheRun };
}

/**
 * The files that a run looked at and that are others now than when all runs began, though no run made them. Their present
 * content may be measured rightly, and yet the answer is one to another question: the task was named by what lay there then.
 * An ignored file names no task. Sorted.
 */
export function changedSinceStart(
  start: Before,
  looked: LookedAt,
  written: ReadonlySet<string>,
  workspaceRoot: string,
  now: Disk,
): string[] {
  const isChanged = (path: string): boolean => {
    const was = start.digests.get(path) ?? null;
    return was !== null && was !== (now.digestOf(`${workspaceRoot}/${path}`) ?? null);
  };
  return [...new Set(looked.files)]
    .filter((path) => !written.has(path) && isChanged(path) && !isIgnored(path, workspaceRoot))
    .sort();
}

function isYounger(path: string, { startedAt }: Before, workspaceRoot: string): boolean {
  const stat = statSync(`${workspaceRoot}/${path}`, { throwIfNoEntry: false });
  return stat === undefined || stat.ctimeMs > startedAt;
}

/** Sources, tests and places of configuration. */
function watchedFiles(scope: MeasuredScope, workspaceRoot: string, disk: Disk): Set<string> {
  const found = new Set([...scope.files, ...scope.configCandidates]);
  const visit = (path: string): void => {
    if (found.has(path)) return;
    const entries = disk.list(`${workspaceRoot}/${path}`);
    if (entries === undefined) {
      found.add(path);
      return;
    }
    for (const { name, isFolder } of entries) {
      if (!isFolder) found.add(posix.join(path, name));
      else if (!/^(?:\..*|__pycache__|node_modules)$/.test(name)) visit(posix.join(path, name));
    }
  };
  const roots = [...scope.sources, ...scope.tests.unit, ...scope.tests.integration];
  for (const root of roots) if (!roots.some((other) => other !== root && contains(other, root))) visit(root);
  return found;
}
