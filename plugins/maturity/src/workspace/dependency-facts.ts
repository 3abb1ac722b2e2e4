import type { ProjectGraph } from '@nx/devkit';
import type { DependencyFact } from '@tta/maturity-assessment';
import { dependenciesOf } from './dependencies-of.js';
import { readComponent } from './read-component.js';

/**
 * The components that a project depends on directly, with the stages of their records, sorted by name. One that can be
 * reached back from is part of a cycle.
 */
export function dependencyFacts(
  project: string,
  graph: ProjectGraph,
  workspaceRoot: string,
): DependencyFact[] {
  const names = new Set((graph.dependencies[project] ?? []).map(({ target }) => target));
  return [...names]
    .filter((name) => name !== project)
    .sort()
    .flatMap((name): DependencyFact[] => {
      const node = graph.nodes[name];
      if (node === undefined) return [];
      const read = readComponent({ ...node.data, name }, workspaceRoot);
      if (!read.ok) return [];
      const { record } = read.component;
      return [
        {
          name,
          stage: record.stage.name,
          group: record.group,
          tags: node.data.tags ?? [],
          ...(dependenciesOf(name, graph).includes(project) && { cycle: true }),
        },
      ];
    });
}
