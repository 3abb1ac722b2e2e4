import { workingDirectory, type ComponentScope } from '@tta/maturity-collectors';
import type { ShardUnit } from './partition.js';

export interface WeighedComponent {
  readonly scope: ComponentScope;
  readonly weight: number;
}

/**
 * Components as they can be divided among machines: those that have the same tests stay together, because their tests run
 * once for all of them. `exists` answers for paths relative to the workspace.
 */
export function shardUnits(
  components: readonly WeighedComponent[],
  exists: (path: string) => boolean,
): ShardUnit[] {
  const leaderOf = components.map((_, index) => index);
  const leader = (index: number): number => {
    const above = leaderOf[index] ?? index;
    if (above === index) return index;
    return (leaderOf[index] = leader(above));
  };
  const firstWith = new Map<string, number>();
  components.forEach(({ scope }, index) => {
    for (const key of testRuns(scope, workingDirectory(scope, exists))) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, index);
      else leaderOf[leader(index)] = leader(first);
    }
  });
  const units = new Map<number, { names: string[]; weight: number }>();
  components.forEach(({ scope, weight }, index) => {
    const unit = units.get(leader(index)) ?? { names: [], weight: 0 };
    unit.names.push(scope.name);
    unit.weight += weight;
    units.set(leader(index), unit);
  });
  return [...units.values()];
}

function testRuns({ tests }: ComponentScope, directory: string): string[] {
  return (['unit', 'integration'] as const)
    .filter((kind) => tests[kind].length > 0)
    .map((kind) => JSON.stringify([kind, directory, tests[kind]]));
}
