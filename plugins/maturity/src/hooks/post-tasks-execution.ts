import type { PostTasksExecution, ProjectGraph } from '@nx/devkit';
import { readCachedProjectGraph } from '../devkit.js';
import { forgetEntries } from '../nx-internals.js';
import { optionsInForce } from '../options/options-in-force.js';
import { targetName, type MaturityPluginOptions } from '../options/plugin-options.js';
import { gatheringPlace } from '../workspace/gather-evidence.js';
import { placeKeptReport } from '../workspace/kept-report.js';
import { maturityMetadata } from '../workspace/maturity-metadata.js';
import { collectorTargets } from '../workspace/read-component.js';
import { readWorkspacePolicy } from '../workspace/read-policy.js';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { asksFor } from './asks-for.js';
import { failedCollectors } from './failed-collectors.js';
import { foreignHits } from './foreign-hits.js';
import { restoredReports, type RestoredReport } from './restored-reports.js';
import { typedCommands } from '../workspace/typed-commands.js';

/**
 * Looks at every result that Nx took from its cache: one that is not about what lies there fails the run, and is taken no
 * second time. Puts reports in
 * place that were restored, and writes those of components whose collectors failed: Nx does not run the report's task then.
 * The failed collector's region keeps its last good values, and the status region says what failed. Nothing is written when
 * the run was interrupted, or when it did not ask for reports. Prints nothing: with the daemon nobody would see it.
 */
export const postTasksExecution: PostTasksExecution<MaturityPluginOptions> = async (_options, context) => {
  const { nxJsonConfiguration, taskResults, argv, workspaceRoot } = context;
  if (!Object.values(taskResults).some(({ task }) => isOurs(task.outputs))) return;
  const options = optionsInForce(nxJsonConfiguration);
  const projectGraph = readCachedProjectGraph();
  const place = gatheringPlace(workspaceRoot, nxJsonConfiguration);
  const foreign = foreignHits(taskResults, projectGraph, place);
  place.save();

  const reportTarget = targetName(options, 'maturity');
  const restored = reportTarget === undefined ? [] : restoredReports(reportTarget, taskResults);
  const asked = reportTarget !== undefined && asksFor(reportTarget, argv);
  const failed = asked ? failedCollectors(taskResults, foreign) : new Map<string, Set<string>>();
  const writes = foreign.map(({ output }) => () => {
    rmSync(join(workspaceRoot, output), { force: true });
  });
  const strangers: RestoredReport[] = [];
  const believed = restored.filter(({ project }) => !foreign.some((hit) => hit.project === project));
  for (const report of believed)
    writes.push(() => {
      if (!placeReport(report.project, projectGraph, workspaceRoot)) strangers.push(report);
    });
  if (failed.size > 0) {
    const policy = readWorkspacePolicy(workspaceRoot, options.policy);
    // Needs all that writes documents, which takes longer to load than the rest of this hook.
    const { writeAfterFailure } = await import('./write-after-failure.js');
    if (policy.ok)
      for (const [project, targets] of failed)
        writes.push(() => {
          writeAfterFailure(project, targets, policy.value, projectGraph, place);
        });
  }
  const errors = doAll(writes);
  await forgetEntries([...foreign, ...strangers].flatMap(({ hash }) => hash ?? []));
  if (errors.length > 0) throw errors[0];
  const reports = strangers.map(({ project }) => reportOfAnother(project, reportTarget ?? '', workspaceRoot));
  const found = [...foreign.map(({ why }) => why), ...reports];
  if (found.length > 0) throw new Error(describeFound(found));
};

function isOurs(outputs: readonly string[]): boolean {
  return outputs.some((output) => output.startsWith('.maturity/'));
}

function reportOfAnother(project: string, target: string, workspaceRoot: string): string {
  return `${project}:${target}: the report from the cache was made from other evidence, record or policy.\nRun: ${typedCommands(workspaceRoot).nx} run ${project}:${target} --skip-nx-cache`;
}

function describeFound(found: readonly string[]): string {
  const most = 5;
  const more = found.length > most ? [`and ${found.length - most} more like these.`] : [];
  return [
    'Results from the cache are not about what lies here, so nothing that was concluded from them in this run counts:',
    ...found.slice(0, most),
    ...more,
  ].join('\n');
}

/** Tries all: a file that cannot be written is no reason not to write the others. What went wrong. */
function doAll(writes: readonly (() => void)[]): unknown[] {
  const errors: unknown[] = [];
  for (const write of writes) {
    try {
      write();
    } catch (error) {
      errors.push(error);
    }
  }
  return errors;
}

/** Whether the report that came from the cache, if there is one, is about the evidence that lies there. */
function placeReport(project: string, { nodes }: ProjectGraph, workspaceRoot: string): boolean {
  const node = nodes[project];
  const component = node === undefined ? undefined : maturityMetadata(node.data)?.component;
  if (node === undefined || component === undefined) return true;
  const evidence = collectorTargets({ ...node.data, name: project }, component);
  return placeKeptReport({ component, root: node.data.root, evidence }, workspaceRoot);
}
