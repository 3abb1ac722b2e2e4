import type { ProjectGraph } from '@nx/devkit';
import { edgeKinds, type EdgeKind } from '@tta/maturity-model';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { workspaceDataDirectoryForWorkspace } from '../nx-internals.js';
import { writeWholeFile } from './write-whole-file.js';

/** What kind of edge leads from one project of a graph to another. */
export type EdgeKinds = (source: string, target: string) => EdgeKind;

const keptSchema = z.object({
  format: z.literal('maturity-edge-kinds/1'),
  edges: z.array(z.tuple([z.string(), z.string(), z.enum(edgeKinds)])),
});

/**
 * Keeps of which kinds the edges of the graph are, beside the graph, which has no place for it. An edge that is not kept is
 * one of sources, so that what is lost closes a gate, and opens none.
 */
export function keepEdgeKinds(
  edges: readonly { readonly source: string; readonly target: string; readonly kind: EdgeKind }[],
  workspaceRoot: string,
): void {
  const weaker = edges
    .filter(({ kind }) => kind !== 'sources')
    .map(({ source, target, kind }): [string, string, EdgeKind] => [source, target, kind])
    .sort();
  const text = JSON.stringify({ format: 'maturity-edge-kinds/1', edges: weaker });
  const path = keptIn(workspaceRoot);
  if (textOf(path) !== text) writeWholeFile(path, text);
}

const ofGraphs = new WeakMap<ProjectGraph, EdgeKinds>();

/** The kinds of the edges of a graph. An edge that people wrote into a project, or another plugin made, is one of sources. */
export function edgeKindsOf(graph: ProjectGraph, workspaceRoot: string): EdgeKinds {
  const known = ofGraphs.get(graph);
  if (known !== undefined) return known;
  const weaker = new Map(
    readKept(workspaceRoot).map(([source, target, kind]) => [JSON.stringify([source, target]), kind]),
  );
  const kinds: EdgeKinds = (source, target) => {
    if (graph.nodes[source]?.data.implicitDependencies?.includes(target) === true) return 'sources';
    return weaker.get(JSON.stringify([source, target])) ?? 'sources';
  };
  ofGraphs.set(graph, kinds);
  return kinds;
}

function readKept(workspaceRoot: string): z.output<typeof keptSchema>['edges'] {
  const text = textOf(keptIn(workspaceRoot));
  if (text === undefined) return [];
  try {
    return keptSchema.parse(JSON.parse(text)).edges;
  } catch {
    // Damaged, or of another version.
    return [];
  }
}

function keptIn(workspaceRoot: string): string {
  return join(workspaceDataDirectoryForWorkspace(workspaceRoot), 'maturity-edge-kinds.json');
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
