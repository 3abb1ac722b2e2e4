import type { ProjectGraph } from '@nx/devkit';
import { gatherEvidence, type GatheringPlace } from '../workspace/gather-evidence.js';
import { maturityMetadata } from '../workspace/maturity-metadata.js';
import { collectorTargets } from '../workspace/read-component.js';
import { posix } from 'node:path';
import { isFromCache, type TaskResults } from './task-results.js';

/** A task that Nx took from its cache, and whose result is not about what lies there. */
export interface ForeignHit {
  readonly project: string;
  readonly target: string;
  /** Of the task: what Nx keeps the entry under. */
  readonly hash: string | undefined;
  /** The evidence, relative to the workspace. */
  readonly output: string;
  /** What is wrong with it, and what to do. */
  readonly why: string;
}

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
  const fromCache = new Map<string, Map<string, string | undefined>>();
  for (const { task } of Object.values(results).filter(isFromCache)) {
    const { project, target } = task.target;
    const ofProject = fromCache.get(project) ?? new Map<string, string | undefined>();
    fromCache.set(project, ofProject.set(target, task.hash));
  }
  return [...fromCache].flatMap(([project, targets]) => {
    const data = nodes[project]?.data;
    const name = data === undefined ? undefined : maturityMetadata(data)?.component;
    if (data === undefined || name === undefined) return [];
    const collectors = collectorTargets({ ...data, name: project }, name);
    if (!collectors.some(({ target }) => targets.has(target))) return [];
    const component = {
      name,
      root: data.root,
      recordFile: posix.join(data.root, 'maturity.yaml'),
      collectors,
    };
    return gatherEvidence(component, place).flatMap((gathered) =>
      gathered.evidence !== undefined || !targets.has(gathered.target)
        ? []
        : [
            {
              project,
              target: gathered.target,
              hash: targets.get(gathered.target),
              output: gathered.evidencePath,
              why: gathered.why,
            },
          ],
    );
  });
}
