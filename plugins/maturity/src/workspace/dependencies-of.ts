import type { ProjectGraph } from '@nx/devkit';

/** The projects that one depends on, directly or not, without itself; those outside the workspace left out. Sorted. */
export function dependenciesOf(project: string, graph: ProjectGraph): string[] {
  const seen = new Set([project]);
  const open = [project];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const { target } of graph.dependencies[name] ?? []) {
      if (seen.has(target) || graph.nodes[target] === undefined) continue;
      seen.add(target);
      open.push(target);
    }
  }
  seen.delete(project);
  return [...seen].sort();
}
