import type { ProjectGraph } from '@nx/devkit';
import {
  assess,
  filesToRead,
  type FileFact,
  type KnownCollector,
  type SignedFileFact,
} from '@tta/maturity-assessment';
import { collectors } from '@tta/maturity-collectors';
import { headingsOf } from '@tta/maturity-document';
import type { Assessment, Evidence } from '@tta/maturity-model';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { realPathInside } from '../graph/real-path-inside.js';
import { dependencyFacts } from './dependency-facts.js';
import { edgeKindsOf } from './edge-kinds.js';
import type { Component } from './read-component.js';
import type { PolicyInForce } from './read-policy.js';

interface Judgement {
  readonly component: Component;
  readonly policy: PolicyInForce;
  /** What was collected for the present content; a collector without evidence is left out. */
  readonly evidence: readonly Evidence[];
  readonly projectGraph: ProjectGraph;
  readonly workspaceRoot: string;
  /** Absent for documents, which have no clock. */
  readonly today?: string;
}

/** Reads what the policy asks about beside the evidence, and applies the policy. */
export function judgeComponent(judgement: Judgement): Assessment {
  const { component, policy, evidence, projectGraph, workspaceRoot, today } = judgement;
  const toRead = filesToRead(policy.policy, component.record);
  return assess({
    policy: policy.policy,
    policyDigest: policy.digest,
    record: { ...component.record, component: component.name },
    toolchain: component.record.toolchain ?? 'python',
    collectors: knownCollectors(component),
    evidence,
    files: facts(toRead.files, (file) => fileFact(join(workspaceRoot, component.root, file))),
    signedFiles: facts(toRead.signedFiles, (file) => signedFileFact(file, workspaceRoot)),
    dependencies: dependencyFacts(
      component.name,
      projectGraph,
      edgeKindsOf(projectGraph, workspaceRoot),
      workspaceRoot,
    ),
    ...(today !== undefined && { today }),
  });
}

function knownCollectors(component: Component): KnownCollector[] {
  return collectors.map(({ name, target, metrics, row }): KnownCollector => {
    const running = component.collectors.find(({ collector }) => collector === name);
    if (running !== undefined) return { name, target: running.target, metrics, row };
    const undeclared = name === 'pytest-integration' && component.scope.tests.integration.length === 0;
    const off = undeclared
      ? {
          message: 'the record declares no integration tests',
          remedy: `Name them in ${component.recordFile}: 'tests: { integration: [tests/integration] }'.`,
        }
      : {
          message: `the target ${target} is switched off`,
          remedy: 'Switch it on in the options of @tta/maturity in nx.json.',
        };
    return { name, target, metrics, row, off };
  });
}

function facts<Fact>(paths: readonly string[], find: (path: string) => Fact): Record<string, Fact> {
  return Object.fromEntries(paths.map((path) => [path, find(path)]));
}

function fileFact(path: string): FileFact {
  const content = readIfFile(path);
  if (content === undefined) return { exists: false };
  const isMarkdown = /\.(md|markdown)$/i.test(posix.basename(path));
  return { exists: true, headings: isMarkdown ? headingsOf(content.toString('utf8')) : [] };
}

/** A file of the workspace; what leads out of it, by links too, is none. */
function signedFileFact(file: string, workspaceRoot: string): SignedFileFact {
  const path = realPathInside(file, workspaceRoot);
  const content = path === undefined ? undefined : readIfFile(path);
  if (content === undefined) return { exists: false };
  return { exists: true, digest: `sha256:${createHash('sha256').update(content).digest('hex')}` };
}

/** Bytes. */
const largestFile = 64 * 1024 * 1024;

function readIfFile(path: string): Buffer | undefined {
  try {
    // Devices and pipes have no end, and what is larger than any document is none.
    const stat = statSync(path);
    return stat.isFile() && stat.size <= largestFile ? readFileSync(path) : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
