import { compareText } from '@tta/maturity-model';

/** Components that have to be measured on the same machine, and how long that takes, in any unit. Whole, zero or more. */
export interface ShardUnit {
  readonly names: readonly string[];
  readonly weight: number;
}

/**
 * Divides components among machines, the longest first, each to the machine that has least to do. The same on every machine,
 * in whatever order the units come; no shard is empty while there are as many units as shards; and none has more to do than
 * the mean and the longest unit together (Graham, 1969). Names within a shard are sorted.
 */
export function partition(units: readonly ShardUnit[], shards: number): string[][] {
  const machines = Array.from({ length: shards }, () => ({ names: [] as string[], load: 0, units: 0 }));
  for (const unit of [...units].sort(longestFirst)) {
    const idlest = machines.reduce((best, machine) =>
      machine.load < best.load || (machine.load === best.load && machine.units < best.units) ? machine : best,
    );
    idlest.names.push(...unit.names);
    idlest.load += unit.weight;
    idlest.units += 1;
  }
  return machines.map(({ names }) => names.sort(compareText));
}

function longestFirst(left: ShardUnit, right: ShardUnit): number {
  return right.weight - left.weight || compareText(firstName(left), firstName(right));
}

function firstName({ names }: ShardUnit): string {
  return [...names].sort(compareText)[0] ?? '';
}
