import type { Failure, OkReading, PartialReading, Reading } from '../contract/collector.js';
import type { Trace } from '@tta/maturity-model';
import { lookAtDisk, type Disk } from '../trace/disk.js';
import { traceOfReading } from '../trace/trace-of-reading.js';
import { watchScopes, type Before } from '../trace/watch-scopes.js';
import { isDiskFull } from './is-disk-full.js';
import type { Prepared } from './prepare-request.js';
import { runGroup, type GroupRun } from './run-group.js';
import type { Settings, StartedSettings } from './settings.js';

/** What became of one request, before it is made into evidence. */
export type Outcome = { readonly log: string; readonly durationMs: number } & (
  | {
      readonly kind: 'read';
      readonly version: string;
      readonly reading: OkReading | PartialReading;
      readonly trace: Trace;
    }
  | {
      readonly kind: 'failed';
      readonly version: string | null;
      readonly failure: Failure;
      readonly exitCode?: number;
      readonly stderr?: string;
      readonly temporaryFolder?: string;
    }
);

/**
 * Measures the components of one group in one process and hands the outcome of each to `answer` as soon as it is known.
 * Only a whole, good reading of a shared process counts: a component with any other is measured again alone, so that its
 * evidence is the same as without the others, and so that one bad component spoils one evidence.
 */
export async function measureGroup(
  group: readonly Prepared[],
  settings: StartedSettings,
  answer: (prepared: Prepared, outcome: Outcome) => Promise<void>,
  isRepeated = false,
): Promise<void> {
  // Not the time that was spent waiting for a free place.
  const { run, before, durationMs } = await settings.limiter(async () => {
    const startedAt = Date.now();
    const scopes = group.map(({ scope }) => scope);
    const watched = watchScopes(scopes, settings.workspaceRoot);
    const done = await runPrepared(group, settings);
    return { run: done, before: watched, durationMs: Math.round((Date.now() - startedAt) / group.length) };
  });
  const after = lookAtDisk();
  const alone: Promise<void>[] = [];
  for (const prepared of group) {
    const outcome = traced(outcomeOf(prepared, run, durationMs), prepared, before, after, settings);
    const isGood = outcome.kind === 'read' && outcome.reading.status === 'ok';
    // What somebody changed may be as it was by now, or be of the kind that other tools make; a second time it is said.
    const again = group.length > 1 || (hasCode(outcome, 'changed-while-measuring') && !isRepeated);
    if (isGood || !again || hasCode(outcome, 'stopped')) await answer(prepared, outcome);
    else alone.push(measureGroup([prepared], settings, answer, group.length === 1));
  }
  await Promise.all(alone);
}

type Run =
  | GroupRun
  | {
      readonly usable: false;
      readonly failure: Failure;
      readonly log: string;
      readonly temporaryFolder?: string;
    };

async function runPrepared(group: readonly Prepared[], settings: Settings): Promise<Run> {
  const [first] = group;
  if (first === undefined) throw new Error('a group without components');
  try {
    return await runGroup({
      collector: first.collector,
      scopes: group.map(({ scope }) => scope),
      workspaceRoot: settings.workspaceRoot,
      ...first.tools,
      passEnv: [...settings.options.passEnv, ...first.scope.component.passEnv],
      timeLimitMs: Math.max(...group.map(({ timeLimitMs }) => timeLimitMs)),
      rerunFailedTests: settings.options.rerunFailedTests,
      live: settings.live,
      signal: settings.options.signal,
    });
  } catch (error) {
    return { usable: false, ...unexpected(error) };
  }
}

/** An error that nobody foresaw: its text for the evidence, its place in the code for the log. */
export function unexpected(error: unknown): { failure: Failure; log: string } {
  const { code } = error as NodeJS.ErrnoException;
  const detail = error instanceof Error ? error.message : String(error);
  const log = error instanceof Error ? (error.stack ?? detail) : detail;
  if (code !== undefined && isDiskFull(code)) return { failure: { code: 'disk-full', detail: code }, log };
  return { failure: { code: 'crashed', detail }, log };
}

function hasCode(outcome: Outcome, code: Failure['code']): boolean {
  return outcome.kind === 'failed' && outcome.failure.code === code;
}

/** Adds the trace; an outcome that somebody changed something under is none. */
function traced(
  outcome: Untraced,
  prepared: Prepared,
  before: Before,
  after: Disk,
  { workspaceRoot, start, written }: StartedSettings,
): Outcome {
  if (outcome.kind === 'failed') return outcome;
  const { collector, scope, tools } = prepared;
  const { version, reading, log, durationMs } = outcome;
  const { interpreter } = tools;
  for (const path of reading.lookedAt.written) written.add(path);
  const made = traceOfReading(
    { collector, scope, reading, before, start, written, workspaceRoot, interpreter },
    after,
  );
  if (made.ok) return { ...outcome, trace: made.trace };
  return { kind: 'failed', version, failure: made.failure, log, durationMs };
}

type Untraced = Extract<Outcome, { kind: 'failed' }> | Omit<Extract<Outcome, { kind: 'read' }>, 'trace'>;

function outcomeOf(prepared: Prepared, run: Run, durationMs: number): Untraced {
  const base = { log: run.log, durationMs };
  if (!run.usable) return { ...run, ...base, kind: 'failed', version: null };
  const reading: Reading | undefined = run.readings.get(prepared.scope.component.name);
  const { version, temporaryFolder } = run;
  if (reading === undefined) {
    const failure = { code: 'foreign-report', detail: 'the report has nothing about the component' } as const;
    return { ...base, kind: 'failed', version, failure, temporaryFolder };
  }
  return reading.status === 'unavailable'
    ? { ...base, kind: 'failed', version, failure: reading.failure, temporaryFolder }
    : { ...base, kind: 'read', version, reading };
}
