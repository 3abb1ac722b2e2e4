import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canonicalJson, evidenceSchema, type Evidence } from '@tta/maturity-model';
import type { Failure } from '../contract/collector.js';
import type { Collected } from '../contract/collect-request.js';
import { componentFolder, evidencePath, tracePath } from '../contract/evidence-path.js';
import { failureReason } from './failure-reason.js';
import { makeEvidence, makeUnavailableEvidence, type EvidenceSubject } from './make-evidence.js';
import { unexpected, type Outcome } from './measure-group.js';
import type { Prepared, Refused } from './prepare-request.js';
import { installTool } from './install-tool.js';
import type { Settings } from './settings.js';
import { writeWhole } from './write-whole.js';

type Failed = Extract<Outcome, { kind: 'failed' }>;

/**
 * Makes the evidence of a request from its outcome and writes it, with the log beside it. Evidence that cannot be written
 * is `unavailable` for that reason. After a stop nothing is written.
 */
export async function answerRequest(
  prepared: Prepared | Refused,
  outcome: Outcome,
  settings: Settings,
): Promise<Collected> {
  const { request } = prepared;
  const paths = {
    evidencePath: evidencePath(request.component.name, request.collector),
    logPath: `${componentFolder(request.component.name)}/logs/${request.collector}.log`,
  };
  const answer = (evidence: Evidence): Collected => ({
    request,
    evidence,
    ...paths,
    durationMs: outcome.durationMs,
  });
  const describe = (failed: Failed) => unavailable(prepared, failed, paths.logPath, settings);

  if (settings.options.signal?.aborted === true) return answer(describe({ ...outcome, ...stopped }));
  let evidence: Evidence;
  let log = outcome.log;
  const trace = outcome.kind === 'read' ? canonicalJson(outcome.trace) : undefined;
  try {
    evidence = evidenceSchema.parse(evidenceOf(prepared, outcome, trace, paths.logPath, settings));
  } catch (error) {
    const { failure, log: stack } = unexpected(error);
    log = `${log}\n${stack}`;
    evidence = describe({ ...outcome, kind: 'failed', version: null, failure });
  }
  const notWritten = await writeBoth(evidence, trace, settings.workspaceRoot);
  await writeLog(join(settings.workspaceRoot, paths.logPath), log);
  if (notWritten === undefined) return answer(evidence);
  return answer(describe({ ...outcome, kind: 'failed', version: null, failure: notWritten }));
}

const stopped = { kind: 'failed', version: null, failure: { code: 'stopped' } } as const;

/** The trace first: evidence that lies there without its own is not believed, and a trace alone says nothing. */
async function writeBoth(
  evidence: Evidence,
  trace: string | undefined,
  workspaceRoot: string,
): Promise<Failure | undefined> {
  const { component, collector } = evidence;
  const write = (path: string, text: string) => writeWhole(join(workspaceRoot, path), text, workspaceRoot);
  const pathOfTrace = tracePath(component, collector);
  if (trace === undefined || evidence.status === 'unavailable')
    await rm(join(workspaceRoot, pathOfTrace), { force: true });
  else {
    const notWritten = await write(pathOfTrace, trace);
    if (notWritten !== undefined) {
      await rm(join(workspaceRoot, evidencePath(component, collector)), { force: true }).catch(
        () => undefined,
      );
      return notWritten;
    }
  }
  return write(evidencePath(component, collector), canonicalJson(evidence));
}

function evidenceOf(
  prepared: Prepared | Refused,
  outcome: Outcome,
  trace: string | undefined,
  logPath: string,
  settings: Settings,
): Evidence {
  if (outcome.kind === 'failed' || trace === undefined)
    return unavailable(prepared, outcome as Failed, logPath, settings);
  const subject = subjectOf(prepared, outcome.version);
  const digest = `sha256:${createHash('sha256').update(trace).digest('hex')}`;
  if (outcome.reading.status === 'ok') return makeEvidence(subject, outcome.reading, digest);
  return makeEvidence(
    subject,
    outcome.reading,
    digest,
    reasonOf(subject, outcome.reading.failure, {}, logPath, settings),
  );
}

function unavailable(
  prepared: Prepared | Refused,
  failed: Failed,
  logPath: string,
  settings: Settings,
): Evidence {
  const subject = subjectOf(prepared, failed.version);
  return makeUnavailableEvidence(subject, reasonOf(subject, failed.failure, failed, logPath, settings));
}

function reasonOf(
  { collector, scope }: EvidenceSubject,
  failure: Failure,
  { exitCode, stderr, temporaryFolder }: Partial<Failed>,
  logPath: string,
  settings: Settings,
) {
  return failureReason(failure, {
    collector: collector.name,
    tool: collector.tool,
    command: collector.handCommand(scope),
    directory: scope.directory,
    logPath,
    workspaceRoot: settings.workspaceRoot,
    temporaryFolder,
    installation: installTool(scope.component, collector.tool, settings),
    exitCode,
    stderr,
  });
}

function subjectOf(
  { collector, scope, request }: Prepared | Refused,
  version: string | null,
): EvidenceSubject {
  const name = request.collector;
  const unknown: EvidenceSubject['collector'] = { name, tool: name, handCommand: () => [name] };
  return { collector: collector ?? unknown, scope, version };
}

/** A log that cannot be written is no reason to lose a measurement: the evidence stands without it. */
async function writeLog(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}
