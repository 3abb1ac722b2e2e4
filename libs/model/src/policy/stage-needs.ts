import type { Policy } from './policy-schema.js';

export type StageNeeds =
  | { readonly kind: 'needs'; readonly criteria: readonly string[] }
  | { readonly kind: 'cycle'; readonly path: readonly string[] };

/**
 * The ids of all criteria that a stage needs, `@stage` entries resolved, in the order of the policy, each once. `@staging`
 * in `promote` means what promotion to staging needs; in `keep`, what keeping staging needs.
 */
export function stageNeeds(policy: Policy, purpose: 'promote' | 'keep', stage: string): StageNeeds {
  const criteria = new Set<string>();
  const cycle = collect(policy, purpose, stage, [], criteria);
  return cycle === undefined ? { kind: 'needs', criteria: [...criteria] } : { kind: 'cycle', path: cycle };
}

function collect(
  policy: Policy,
  purpose: 'promote' | 'keep',
  stage: string,
  trail: readonly string[],
  criteria: Set<string>,
): readonly string[] | undefined {
  const path = [...trail, stage];
  if (trail.includes(stage)) return path;
  const entry = policy[purpose][stage];
  if (entry === undefined) return undefined;
  for (const need of entry.needs) {
    if (!need.startsWith('@')) {
      criteria.add(need);
      continue;
    }
    const cycle = collect(policy, purpose, need.slice(1), path, criteria);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}
