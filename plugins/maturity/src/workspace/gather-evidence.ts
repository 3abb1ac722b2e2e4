import type { NxJsonConfiguration } from '@nx/devkit';
import {
  environmentFolder,
  findEnvironment,
  lookAtDisk,
  tracePath,
  verifyTrace,
  type Disk,
  type Mismatch,
  type VerifiedAgainst,
} from '@tta/maturity-collectors';
import { readEvidence, readTrace, type Evidence, type Trace } from '@tta/maturity-model';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { optionsInForce } from '../options/options-in-force.js';
import { describeMismatches } from './describe-mismatches.js';
import type { CollectorTarget, Component } from './read-component.js';
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
  /** Keeps the digests of files for the next command. */
  readonly save: () => void;
}

/** The disk of now, and the interpreter that the options of nx.json name. */
export function gatheringPlace(workspaceRoot: string, nxJson: NxJsonConfiguration): GatheringPlace {
  const { interpreter } = optionsInForce(nxJson).python;
  const memory = rememberedDigests(workspaceRoot);
  return { workspaceRoot, interpreter, disk: lookAtDisk(memory), save: memory.save };
}

/** A component as far as its evidence is about it. */
export type Named = Pick<Component, 'name' | 'root' | 'recordFile' | 'collectors'>;

/**
 * Reads the evidence of all collectors of a component. Evidence counts only when it is about this component and about what
 * lies there now: every file that it was made from is compared.
 */
export function gatherEvidence(component: Named, place: GatheringPlace): GatheredEvidence[] {
  const { name, root, collectors } = component;
  const { nx } = typedCommands(place.workspaceRoot);
  const traces = collectors.map(({ collector }) => traceOf(tracePath(name, collector), place.workspaceRoot));
  const against = {
    workspaceRoot: place.workspaceRoot,
    environmentFolder: environmentOf(root, place),
    disk: place.disk,
    // What its tests make its other tools come upon.
    alsoMade: traces.flatMap(({ read }) => (read?.ok === true ? read.trace.made : [])),
  };
  return collectors.map((target, index) =>
    gatherOne(component, target, traces[index] as TraceFile, against, nx),
  );
}

/** A trace as it stands in its file. */
interface TraceFile {
  readonly path: string;
  /** Of its text; undefined: there is none. */
  readonly digest: string | undefined;
  readonly read: ReturnType<typeof readTrace> | undefined;
}

function traceOf(path: string, workspaceRoot: string): TraceFile {
  const text = readText(join(workspaceRoot, path));
  if (!text.ok) return { path, digest: undefined, read: undefined };
  const digest = `sha256:${createHash('sha256').update(text.text).digest('hex')}`;
  return { path, digest, read: readTrace(text.text) };
}

function gatherOne(
  { name, recordFile }: Named,
  target: CollectorTarget,
  { path: pathOfTrace, digest, read: trace }: TraceFile,
  against: VerifiedAgainst,
  nx: string,
): GatheredEvidence {
  const { evidencePath, collector } = target;
  const none = (why: string): GatheredEvidence => ({ ...target, evidence: undefined, why });
  const text = readText(join(against.workspaceRoot, evidencePath));
  if (!text.ok) return none(`${evidencePath} cannot be read: ${text.message}`);
  const read = readEvidence(text.text);
  if (!read.ok) return none(`${evidencePath} ${read.message}`);
  const { evidence } = read;
  if (evidence.component !== name || evidence.collector !== collector) {
    const about = `${evidence.collector} about '${evidence.component}'`;
    return none(`${evidencePath} holds the evidence of ${about}`);
  }
  if (evidence.status === 'unavailable') return { ...target, evidence, trace: undefined };

  const again = `Run: ${nx} run ${name}:${target.target} --skip-nx-cache`;
  if (trace === undefined)
    return none(`${evidencePath} says not what it was made from: ${pathOfTrace} is not there. ${again}`);
  if (digest !== evidence.trace)
    return none(`${pathOfTrace} does not belong to ${evidencePath}: they are of two runs. ${again}`);
  if (!trace.ok) return none(`${pathOfTrace} ${trace.message}. ${again}`);
  const mismatches = verifyTrace(trace.trace, against);
  if (mismatches.length === 0) return { ...target, evidence, trace: trace.trace };
  const why = describeMismatches(mismatches, { project: name, target: target.target, recordFile, nx });
  return { ...target, evidence: undefined, why, mismatches };
}

function environmentOf(root: string, { workspaceRoot, interpreter }: GatheringPlace): string | undefined {
  const search = findEnvironment({ workspaceRoot, root, interpreter, exists: existsSync });
  return search.ok ? environmentFolder(search.environment.interpreter) : undefined;
}

function readText(path: string): { ok: true; text: string } | { ok: false; message: string } {
  try {
    return { ok: true, text: readFileSync(path, 'utf8') };
  } catch (error) {
    return { ok: false, message: (error as Error).message };
  }
}
