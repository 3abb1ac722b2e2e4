import type { Trace } from '@tta/maturity-model';
import { posix } from 'node:path';
import type {
  Failure,
  MeasuredScope,
  OkReading,
  PartialReading,
  WorkspaceView,
} from '../contract/collector.js';
import type { Collector } from '../contract/collector.js';
import { lookedAtByAll, nothingElse, type LookedAt } from '../contract/looked-at.js';
import { environmentFolder } from '../environment/environment-folder.js';
import { isDeciding, namedPath, readSettings } from '../scope/read-settings.js';
import type { Disk } from './disk.js';
import { makeTrace } from './make-trace.js';
import { changedSinceStart, changesSince, type Before } from './watch-scopes.js';
import { workspaceView } from './workspace-view.js';

export interface TraceRequest {
  readonly collector: Collector;
  readonly scope: MeasuredScope;
  readonly reading: OkReading | PartialReading;
  /** What lay there before this run, and before the first of all. */
  readonly before: Before;
  readonly start: Before;
  /** What all runs opened for writing so far. */
  readonly written: ReadonlySet<string>;
  readonly workspaceRoot: string;
  /** Absolute; '' where no interpreter takes part. */
  readonly interpreter: string;
}

export type TraceOfReading =
  { readonly ok: true; readonly trace: Trace } | { readonly ok: false; readonly failure: Failure };

/**
 * The trace of a reading, from what the runner knows (sources, configuration and the places where it could stand), what the
 * collector says its tool reads of itself, and what an audit of the run noted. A failure where somebody changed one of these
 * files while the run was under way.
 */
export function traceOfReading(request: TraceRequest, disk: Disk): TraceOfReading {
  const { collector, scope, reading, before, start, written, workspaceRoot, interpreter } = request;
  const view = workspaceView(workspaceRoot, disk);
  const looked = lookedAtByAll([
    ofScope(scope, reading),
    ofConfig(collector, scope, view),
    { ...nothingElse, ...collector.alsoLooksAt?.(scope, view) },
    reading.lookedAt,
  ]);
  const nameless = [...looked.files, ...looked.absent, ...Object.keys(looked.folders)].filter(isNoText);
  if (nameless.length > 0) return { ok: false, failure: { code: 'name-not-text', ...listed(nameless) } };
  const { byOthers, byTheRun } = changesSince(
    before,
    looked,
    { root: scope.component.root, workspaceRoot },
    disk,
  );
  const sinceStart = changedSinceStart(start, looked, written, workspaceRoot, disk);
  const changed = [...new Set([...byOthers, ...sinceStart])].sort();
  if (changed.length > 0)
    return { ok: false, failure: { code: 'changed-while-measuring', ...listed(changed) } };
  const subject = {
    component: scope.component.name,
    collector: collector.name,
    workspaceRoot,
    environmentFolder: interpreter === '' ? undefined : environmentFolder(interpreter),
  };
  return { ok: true, trace: makeTrace(subject, looked, byTheRun, disk) };
}

/** Bytes that are no UTF-8 stand in a name as a sign of that, or as half a character: the file cannot be found by it again. */
function isNoText(path: string): boolean {
  return /\p{Surrogate}|\uFFFD/u.test(path);
}

function listed(paths: readonly string[]): Pick<Failure, 'detail' | 'files'> {
  const files = [...new Set(paths.map((path) => path.replaceAll(/\p{Surrogate}/gu, '\uFFFD')))];
  const others = files.length === 1 ? '' : ` and ${files.length - 1} more`;
  return { detail: `${files[0]}${others}`, files };
}

function ofScope(scope: MeasuredScope, { files, excluded }: OkReading | PartialReading): LookedAt {
  return {
    ...nothingElse,
    files: [...scope.files, ...files, ...excluded],
    absent: scope.configCandidates,
    folders: Object.fromEntries(scope.folders.map((folder) => [folder, 'all' as const])),
  };
}

/** What the configuration extends and names as read, existing or not. */
function ofConfig({ configFiles }: Collector, scope: MeasuredScope, view: WorkspaceView): LookedAt {
  const open = scope.configFiles.map((path) => ({
    ...configFiles.find(({ name }) => name === posix.basename(path)),
    path,
  }));
  const { files, settings } = readSettings(open, scope.directory, (path) => view.readText(path));
  const named = settings.filter(isDeciding).flatMap(({ folder, text }) => {
    const path = text === undefined ? undefined : namedPath(folder, text);
    return path === undefined ? [] : [path];
  });
  return { ...nothingElse, absent: [...files, ...named] };
}
