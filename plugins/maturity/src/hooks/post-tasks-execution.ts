import type { PostTasksExecution, ProjectGraph } from '@nx/devkit';
import { readCachedProjectGraph } from 'nx/src/project-graph/project-graph.js';
import { optionsInForce } from '../options/options-in-force.js';
import { targetName, type MaturityPluginOptions } from '../options/plugin-options.js';
import { placeKeptReport } from '../workspace/kept-report.js';
import { maturityMetadata } from '../workspace/maturity-metadata.js';
import { readWorkspacePolicy } from '../workspace/read-policy.js';
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
export const postTasksExecution: PostTasksExecution<MaturityPluginOptions> = async (_options, context) => {
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
  if (policy.ok && failed !== undefined && failed.size > 0) {
    // Needs all that writes documents, which takes longer to load than the rest of this hook.
    const { writeAfterFailure } = await import('./write-after-failure.js');
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
