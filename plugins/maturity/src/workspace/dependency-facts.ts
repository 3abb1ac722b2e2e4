import type { ProjectGraph } from '@nx/devkit';
import type { DependencyFact } from '@tta/maturity-assessment';
import { dependenciesOf } from './dependencies-of.js';
import { readComponent } from './read-component.js';

/**
 * The components that a project depends on, with the stages of their records, sorted by name. Members of a cycle are judged
 * as one: what one of them depends on, all do, and each other member counts itself.
 */
export function dependencyFacts(
  project: string,
  graph: ProjectGraph,
  workspaceRoot: string,
): DependencyFact[] {
  const reached = dependenciesOf(project, graph);
  const cycle = new Set(reached.filter((name) => dependenciesOf(name, graph).includes(project)));
  const direct = [project, ...cycle].flatMap((name) => graph.dependencies[name] ?? []);
  const names = new Set([...cycle, ...direct.map(({ target }) => target)]);
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
          ...(cycle.has(name) && { cycle: true }),
        },
      ];
    });
}
