import type { ProjectGraph } from '@nx/devkit';
import type { Evidence } from '@tta/maturity-model';
import { gatherEvidence, type GatheringPlace } from '../workspace/gather-evidence.js';
import { readComponent, type Component } from '../workspace/read-component.js';
import type { PolicyInForce } from '../workspace/read-policy.js';
import { typedCommands } from '../workspace/typed-commands.js';
import { unavailableEvidence } from '../workspace/unavailable-evidence.js';
import { writeReport } from '../workspace/write-report.js';

/** Writes the report of a project whose collectors failed in this run. `failed`: their targets. */
export function writeAfterFailure(
  project: string,
  failed: ReadonlySet<string>,
  policy: PolicyInForce,
  projectGraph: ProjectGraph,
  place: GatheringPlace,
): void {
  const node = projectGraph.nodes[project];
  if (node === undefined) return;
  const read = readComponent({ ...node.data, name: project }, place.workspaceRoot);
  if (!read.ok) return;
  const { component } = read;
  // What failed was the report itself: then nothing is known that was not known before.
  if (!component.collectors.some(({ target }) => failed.has(target))) return;
  const evidence = evidenceAfterFailure(component, failed, place);
  writeReport({
    component,
    policy,
    evidence,
    projectGraph,
    workspaceRoot: place.workspaceRoot,
    // All tasks of the run have ended.
    isValidatedInRun: false,
  });
}

/** The evidence of this run: that of a failed collector is never good, whatever file lies there. */
function evidenceAfterFailure(
  component: Component,
  failed: ReadonlySet<string>,
  place: GatheringPlace,
): Evidence[] {
  const { nx } = typedCommands(place.workspaceRoot);
  return gatherEvidence(component, place).flatMap(({ target, collector, evidence }) => {
    if (!failed.has(target)) return evidence === undefined ? [] : [evidence];
    if (evidence?.status === 'unavailable') return [evidence];
    return [unavailableEvidence(component, collector, target, nx)];
  });
}
