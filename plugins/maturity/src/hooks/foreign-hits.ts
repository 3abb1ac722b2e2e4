import type { PostTasksExecution, ProjectGraph } from '@nx/devkit';
import { gatherOne, type GatheringPlace } from '../workspace/gather-evidence.js';
import { maturityMetadata } from '../workspace/maturity-metadata.js';
import { collectorTargets } from '../workspace/read-component.js';
import { posix } from 'node:path';

type TaskResults = Parameters<PostTasksExecution>[1]['taskResults'];

/** A task that Nx took from its cache, and whose result is not about what lies there. */
export interface ForeignHit {
  readonly project: string;
  readonly target: string;
  /** The evidence, relative to the workspace. */
  readonly output: string;
  /** What is wrong with it, and what to do. */
  readonly why: string;
}

const hits: ReadonlySet<string> = new Set(['local-cache', 'local-cache-kept-existing', 'remote-cache']);

/**
 * Tasks of collectors that came from the cache with a result that is not to be believed: none, half of one, or one about
 * other content than what lies there. Nx restores nothing where the files of an entry are gone, wherever it keeps them, and
 * then evidence of another state lies there; and what no input names may have changed since.
 */
export function foreignHits(
  results: TaskResults,
  { nodes }: ProjectGraph,
  place: GatheringPlace,
): ForeignHit[] {
  return Object.values(results).flatMap(({ task, status }) => {
    if (!hits.has(status)) return [];
    const { project, target } = task.target;
    const data = nodes[project]?.data;
    const component = data === undefined ? undefined : maturityMetadata(data)?.component;
    if (data === undefined || component === undefined) return [];
    const ours = collectorTargets({ ...data, name: project }, component).find((one) => one.target === target);
    if (ours === undefined) return [];
    const recordFile = posix.join(data.root, 'maturity.yaml');
    const gathered = gatherOne({ name: component, root: data.root, recordFile }, ours, place);
    if (gathered.evidence !== undefined) return [];
    return [{ project, target, output: ours.evidencePath, why: gathered.why }];
  });
}
