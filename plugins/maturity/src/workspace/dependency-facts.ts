import type { ProjectGraph } from '@nx/devkit';
import type { DependencyFact } from '@tta/maturity-assessment';
import { edgeKinds, includesKind, type EdgeKind } from '@tta/maturity-model';
import type { EdgeKinds } from './edge-kinds.js';
import { readComponent } from './read-component.js';
import { reachedBy, type Neighbours } from './reached-by.js';

/**
 * The components that a project depends on, with the stages of their records, sorted by name. Members of a cycle are judged
 * as one: what one of them depends on, all do, and each other member counts itself.
 */
export function dependencyFacts(
  project: string,
  graph: ProjectGraph,
  kinds: EdgeKinds,
  workspaceRoot: string,
): DependencyFact[] {
  const reached = new Map<string, Pick<DependencyFact, 'edge' | 'cycle'>>();
  for (const upTo of edgeKinds) {
    const targets = targetsUpTo(upTo, graph, kinds);
    const cycle = cycleOf(project, targets);
    for (const name of [...cycle, ...[project, ...cycle].flatMap(targets)]) {
      const before = reached.get(name);
      const closing = before?.cycle ?? (cycle.includes(name) ? upTo : undefined);
      reached.set(name, { edge: before?.edge ?? upTo, ...(closing !== undefined && { cycle: closing }) });
    }
  }
  reached.delete(project);
  return [...reached.keys()].sort().flatMap((name): DependencyFact[] => {
    const node = graph.nodes[name];
    const edge = reached.get(name);
    if (node === undefined || edge === undefined) return [];
    const read = readComponent({ ...node.data, name }, workspaceRoot);
    if (!read.ok) return [];
    const { record } = read.component;
    return [{ name, stage: record.stage.name, group: record.group, tags: node.data.tags ?? [], ...edge }];
  });
}

/** The projects that depend on one that depends on them. */
function cycleOf(project: string, targets: Neighbours): string[] {
  const sources = new Map<string, string[]>();
  for (const source of reachedBy(project, targets))
    for (const target of targets(source)) sources.set(target, [...(sources.get(target) ?? []), source]);
  return reachedBy(project, (name) => sources.get(name) ?? []);
}

/** The projects at the ends of a project's edges of these kinds. */
function targetsUpTo(upTo: EdgeKind, { nodes, dependencies }: ProjectGraph, kinds: EdgeKinds): Neighbours {
  return (source) =>
    (dependencies[source] ?? [])
      .filter(({ target }) => nodes[target] !== undefined && includesKind(upTo, kinds(source, target)))
      .map(({ target }) => target);
}
