import type { ProjectConfiguration, Tree } from '@nx/devkit';
import { tracePath } from '@tta/maturity-collectors';
import { compareText, readTrace } from '@tta/maturity-model';
import { coveredByRuntime } from '../../graph/inputs/unhashed-input.js';
import type { HashedFiles } from '../../nx-internals.js';
import { maturityMetadata } from '../../workspace/maturity-metadata.js';
import { collectorTargets } from '../../workspace/read-component.js';
import { undeclaredReads } from '../../workspace/undeclared-reads.js';

/**
 * Files that the last runs of a component's tools opened and that are not among their inputs: those that
 * `maturity:validate` fails on. Files that are gone since, and traces that are none or of another component, count for
 * nothing.
 */
export function readsOfEvidence(
  project: ProjectConfiguration & { readonly name: string },
  hashed: HashedFiles,
  tree: Tree,
): string[] {
  const component = maturityMetadata(project)?.component;
  if (component === undefined) return [];
  const files = collectorTargets(project, component).flatMap(({ collector, target }) => {
    const read = readTrace(tree.read(tracePath(component, collector), 'utf8') ?? '');
    if (!read.ok || read.trace.component !== component || read.trace.collector !== collector) return [];
    const isCovered = coveredByRuntime(project.targets?.[target]?.inputs);
    return undeclaredReads(read.trace, hashed(project.name, target), isCovered, tree.root);
  });
  return [...new Set(files)].filter((file) => tree.exists(file)).sort(compareText);
}
