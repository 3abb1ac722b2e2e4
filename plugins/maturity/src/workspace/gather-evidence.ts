import type { NxJsonConfiguration } from '@nx/devkit';
import {
  environmentFolder,
  findInterpreter,
  findOnce,
  lookAtDisk,
  tracePath,
  verifyTrace,
  type Disk,
  type Mismatch,
  type VerifiedAgainst,
} from '@tta/maturity-collectors';
import { readEvidence, readTrace, type Evidence, type ReadTrace, type Trace } from '@tta/maturity-model';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { pluginRevision } from '../graph/revision.js';
import { optionsInForce } from '../options/options-in-force.js';
import { describeMismatches } from './describe-mismatches.js';
import type { CollectorTarget, Component } from './read-component.js';
import { rememberedChecks, type OwnText, type RememberedChecks } from './remembered-checks.js';
import { rememberedDigests } from './remembered-digests.js';
import { typedCommands } from './typed-commands.js';

/** What is known of a collector's work: its evidence, or why there is none that could be believed. */
export type GatheredEvidence = CollectorTarget &
  (
    | {
        readonly evidence: Evidence;
        /** What it was made from, which is what lies there; undefined: nothing was measured. */
        readonly trace: Trace | undefined;
      }
    | { readonly evidence: undefined; readonly why: string; readonly mismatches?: readonly Mismatch[] }
  );

export interface GatheringPlace {
  readonly workspaceRoot: string;
  /** The interpreter that the plugin's options name. */
  readonly interpreter: string | undefined;
  /** The disk as it is now: one for all components of a command, so that each file is looked at once. */
  readonly disk: Disk;
  /** Whether a file exists. Components that lie in one folder ask for the same environments. */
  readonly exists: (absolute: string) => boolean;
  readonly checks: RememberedChecks;
  /** Keeps the digests of files, and what was checked, for the next command. */
  readonly save: () => void;
}

/** The disk of now, and the interpreter that the options of nx.json name. */
export function gatheringPlace(workspaceRoot: string, nxJson: NxJsonConfiguration): GatheringPlace {
  const { interpreter } = optionsInForce(nxJson).python;
  const digests = rememberedDigests(workspaceRoot);
  const checks = rememberedChecks(workspaceRoot, pluginRevision);
  const save = (): void => {
    digests.save();
    checks.save();
  };
  const disk = lookAtDisk(digests);
  return { workspaceRoot, interpreter, disk, exists: findOnce(existsSync), checks, save };
}

/** A component as far as its evidence is about it. */
export type Named = Pick<Component, 'name' | 'root' | 'recordFile' | 'collectors'>;

/**
 * Reads the evidence of all collectors of a component. Evidence counts only when it is about this component and about what
 * lies there now: every file that it was made from is compared.
 */
export function gatherEvidence(component: Named, place: GatheringPlace): GatheredEvidence[] {
  const { name, root, collectors } = component;
  const traces = collectors.map(({ collector }) => traceOf(tracePath(name, collector), place));
  const against = {
    workspaceRoot: place.workspaceRoot,
    environmentFolder: environmentOf(root, place),
    disk: place.disk,
    // What its tests make its other tools come upon.
    alsoMade: traces.flatMap(({ read }) => (read?.ok === true ? read.trace.made : [])),
  };
  return collectors.map((target, index) =>
    gatherOne(component, target, traces[index] as TraceFile, against, place.checks),
  );
}

/** A trace as it stands in its file. */
interface TraceFile {
  readonly path: string;
  /** Of its text, as evidence has it; undefined: there is none. */
  readonly digest: string | undefined;
  readonly read: ReadTrace | undefined;
}

function traceOf(path: string, { workspaceRoot, checks }: GatheringPlace): TraceFile {
  const own = readOwn(path, workspaceRoot);
  if (!own.ok) return { path, digest: undefined, read: undefined };
  const read = checks.read(own, readTrace, (content) => ({ ok: true, trace: content as Trace }));
  return { path, digest: `sha256:${own.digest}`, read };
}

function gatherOne(
  { name, recordFile }: Named,
  target: CollectorTarget,
  { path: pathOfTrace, digest, read: trace }: TraceFile,
  against: VerifiedAgainst,
  checks: RememberedChecks,
): GatheredEvidence {
  const { evidencePath, collector } = target;
  const none = (why: string): GatheredEvidence => ({ ...target, evidence: undefined, why });
  const own = readOwn(evidencePath, against.workspaceRoot);
  if (!own.ok) return none(`${evidencePath} cannot be read: ${own.message}`);
  const read = checks.read(own, readEvidence, (content) => ({ ok: true, evidence: content as Evidence }));
  if (!read.ok) return none(`${evidencePath} ${read.message}`);
  const { evidence } = read;
  if (evidence.component !== name || evidence.collector !== collector) {
    const about = `${evidence.collector} about '${evidence.component}'`;
    return none(`${evidencePath} holds the evidence of ${about}`);
  }
  if (evidence.status === 'unavailable') return { ...target, evidence, trace: undefined };

  const again = (): string =>
    `Run: ${typedCommands(against.workspaceRoot).nx} run ${name}:${target.target} --skip-nx-cache`;
  if (trace === undefined)
    return none(`${evidencePath} says not what it was made from: ${pathOfTrace} is not there. ${again()}`);
  if (digest !== evidence.trace)
    return none(`${pathOfTrace} does not belong to ${evidencePath}: they are of two runs. ${again()}`);
  if (!trace.ok) return none(`${pathOfTrace} ${trace.message}. ${again()}`);
  const mismatches = verifyTrace(trace.trace, against);
  if (mismatches.length === 0) return { ...target, evidence, trace: trace.trace };
  const { nx } = typedCommands(against.workspaceRoot);
  const why = describeMismatches(mismatches, { project: name, target: target.target, recordFile, nx });
  return { ...target, evidence: undefined, why, mismatches };
}

function environmentOf(
  root: string,
  { workspaceRoot, interpreter, exists }: GatheringPlace,
): string | undefined {
  const search = findInterpreter({ workspaceRoot, root, interpreter, exists });
  return search.ok ? environmentFolder(search.interpreter) : undefined;
}

function readOwn(
  path: string,
  workspaceRoot: string,
): ({ readonly ok: true } & OwnText) | { readonly ok: false; readonly message: string } {
  try {
    const text = readFileSync(`${workspaceRoot}/${path}`, 'utf8');
    return { ok: true, path, text, digest: createHash('sha256').update(text).digest('hex') };
  } catch (error) {
    return { ok: false, message: (error as Error).message };
  }
}
