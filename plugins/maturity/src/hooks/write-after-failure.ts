import type { ProjectGraph } from '@nx/devkit';
import type { Evidence } from '@tta/maturity-model';
import { gatherEvidence } from '../workspace/gather-evidence.js';
import { readComponent, type Component } from '../workspace/read-component.js';
import type { PolicyInForce } from '../workspace/read-policy.js';
import { unavailableEvidence } from '../workspace/unavailable-evidence.js';
import { writeReport } from '../workspace/write-report.js';

/** Writes the report of a project whose collectors failed in this run. `failed`: their targets. */
export function writeAfterFailure(
  project: string,
  failed: ReadonlySet<string>,
  policy: PolicyInForce,
  projectGraph: ProjectGraph,
  workspaceRoot: string,
): void {
  const node = projectGraph.nodes[project];
  if (node === undefined) return;
  const read = readComponent({ ...node.data, name: project }, workspaceRoot);
  if (!read.ok) return;
  const { component } = read;
  const evidence = evidenceAfterFailure(component, failed, workspaceRoot);
  writeReport({ component, policy, evidence, projectGraph, workspaceRoot });
}

/** The evidence of this run: that of a failed collector is never good, whatever file lies there. */
function evidenceAfterFailure(
  component: Component,
  failed: ReadonlySet<string>,
  workspaceRoot: string,
): Evidence[] {
  return gatherEvidence(component, workspaceRoot).flatMap(({ target, collector, evidence }) => {
    if (!failed.has(target)) return evidence === undefined ? [] : [evidence];
    if (evidence?.status === 'unavailable') return [evidence];
    return [unavailableEvidence(component, collector, target)];
  });
}
