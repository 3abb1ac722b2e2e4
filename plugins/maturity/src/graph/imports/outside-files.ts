import { compareText } from '@tta/maturity-model';
import type { ImportEdge } from './find-edges.js';
import type { WorkspaceEdges } from './find-workspace-edges.js';

/**
 * By component, the files outside all projects that its `reads` have to name: those that its own runs load, and those that
 * are loaded by projects without a record on the way. What a component on the way loads stands in that one's `reads`, which
 * count for who depends on it. Sorted; components without such files are left out.
 */
export function outsideFiles({
  components,
  edges,
  outside,
}: Pick<WorkspaceEdges, 'components' | 'outside'> & {
  readonly edges: readonly Pick<ImportEdge, 'source' | 'target'>[];
}): Map<string, string[]> {
  if (outside.size === 0) return new Map();
  const isComponent = new Set(components);
  const targets = new Map<string, string[]>();
  for (const { source, target } of edges) {
    const known = targets.get(source);
    if (known === undefined) targets.set(source, [target]);
    else known.push(target);
  }
  const found = new Map<string, string[]>();
  for (const component of components) {
    const files = new Set<string>();
    const seen = new Set([component]);
    const open = [component];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      for (const file of outside.get(name)?.keys() ?? []) files.add(file);
      for (const target of targets.get(name) ?? []) {
        if (seen.has(target) || isComponent.has(target)) continue;
        seen.add(target);
        open.push(target);
      }
    }
    if (files.size > 0) found.set(component, [...files].sort(compareText));
  }
  return found;
}
