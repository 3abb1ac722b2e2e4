import type { ProjectConfiguration, ProjectGraph, Tree } from '@nx/devkit';
import { compareText, readEvidence } from '@tta/maturity-model';
import { maturityMetadata } from '../../workspace/maturity-metadata.js';
import { collectorTargets } from '../../workspace/read-component.js';
import { undeclaredReads } from '../../workspace/undeclared-reads.js';

/**
 * Files that the last test runs of a component opened and that are not among their inputs: those that `maturity:validate`
 * fails on. Files that are gone since, and evidence that is none or of another component, count for nothing.
 */
export function readsOfEvidence(
  project: ProjectConfiguration & { readonly name: string },
  graph: ProjectGraph,
  tree: Tree,
): string[] {
  const component = maturityMetadata(project)?.component;
  if (component === undefined) return [];
  const files = collectorTargets(project, component).flatMap(({ collector, target, evidencePath }) => {
    const read = readEvidence(tree.read(evidencePath, 'utf8') ?? '');
    if (!read.ok || read.evidence.component !== component || read.evidence.collector !== collector) return [];
    return undeclaredReads(project.name, target, read.evidence, graph);
  });
  return [...new Set(files)].filter((file) => tree.exists(file)).sort(compareText);
}
