import { readCachedProjectGraph, type PostTasksExecution, type ProjectGraph } from '@nx/devkit';
import type { Evidence } from '@tta/maturity-model';
import { optionsInForce } from '../options/options-in-force.js';
import { targetName, type MaturityPluginOptions } from '../options/plugin-options.js';
import { gatherEvidence } from '../workspace/gather-evidence.js';
import { placeKeptReport } from '../workspace/kept-report.js';
import { maturityMetadata, readComponent, type Component } from '../workspace/read-component.js';
import { readWorkspacePolicy, type PolicyInForce } from '../workspace/read-policy.js';
import { unavailableEvidence } from '../workspace/unavailable-evidence.js';
import { writeReport } from '../workspace/write-report.js';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { asksFor } from './asks-for.js';
import { failedCollectors } from './failed-collectors.js';
import { hollowHits, type HollowHit } from './hollow-hits.js';
import { restoredReports } from './restored-reports.js';

/**
 * Puts reports in place that Nx has restored from its cache, and writes those of components whose collectors failed: Nx does
 * not run the report's task then. The failed collector's region keeps its last good values, and the status region says what
 * failed. Nothing is written when the run was interrupted, or when it did not ask for reports. Prints nothing: with the
 * daemon nobody would see it. Throws, and so fails the run, when a cache entry lacked what it is about.
 */
export const postTasksExecution: PostTasksExecution<MaturityPluginOptions> = (_options, context) => {
  const { nxJsonConfiguration, taskResults, argv, workspaceRoot } = context;
  const options = optionsInForce(nxJsonConfiguration);
  const reportTarget = targetName(options, 'maturity');
  if (reportTarget === undefined) return;
  const hollow = hollowHits(taskResults);
  const restored = restoredReports(reportTarget, taskResults);
  const failed = asksFor(reportTarget, argv) ? failedCollectors(taskResults, hollow) : undefined;
  if (restored.length === 0 && hollow.length === 0 && (failed === undefined || failed.size === 0)) return;

  const projectGraph = readCachedProjectGraph();
  const writes = hollow.map(({ output }) => () => {
    rmSync(join(workspaceRoot, output), { force: true });
  });
  for (const project of restored)
    writes.push(() => {
      placeReport(project, projectGraph, workspaceRoot);
    });
  const policy = readWorkspacePolicy(workspaceRoot, options.policy);
  if (policy.ok && failed !== undefined) {
    for (const [project, targets] of failed)
      writes.push(() => {
        writeAfterFailure(project, targets, policy.value, projectGraph, workspaceRoot);
      });
  }
  if (hollow.length > 0)
    writes.push(() => {
      throw new Error(describeHollow(hollow));
    });
  doAll(writes);
};

function describeHollow(hollow: readonly HollowHit[]): string {
  const lines = hollow.map(
    ({ project, target, output, entry }) => `${project}:${target}: the entry ${entry} lacks ${output}`,
  );
  return [
    'The cache holds entries without their result, so what was concluded from these tasks in this run does not count:',
    ...lines,
    'Run the same again with --skip-nx-cache. Take the entries out of the remote cache.',
  ].join('\n');
}

/** A file that cannot be written is no reason not to write the others; the first failure is thrown when all is done. */
function doAll(writes: readonly (() => void)[]): void {
  const errors: unknown[] = [];
  for (const write of writes) {
    try {
      write();
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}

function placeReport(project: string, { nodes }: ProjectGraph, workspaceRoot: string): void {
  const node = nodes[project];
  const component = node === undefined ? undefined : maturityMetadata(node.data)?.component;
  if (node === undefined || component === undefined) return;
  placeKeptReport(component, node.data.root, workspaceRoot);
}

function writeAfterFailure(
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
