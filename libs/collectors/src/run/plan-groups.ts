import type { MeasuredScope } from '../contract/collector.js';
import { contains } from '../scope/working-directory.js';

/** A component whose measurement is planned. `group` '' is a process of its own. */
export interface Planned {
  readonly scope: MeasuredScope;
  readonly group: string;
}

/** The arguments of one process stay far below the limit of every system (Windows: 32,767 characters). */
const longestArguments = 24_000;

/**
 * Which components share a process: those of one group, as long as none contains a source of another (the report could
 * not tell whose finding it is, and a file that one names may be what another's configuration excludes) and their
 * paths fit on one command line. Keeps the order.
 */
export function planGroups<T extends Planned>(planned: readonly T[]): T[][] {
  const rooms = new Map<string, Room<T>[]>();
  for (const [index, one] of planned.entries()) {
    const key = one.group === '' ? `alone ${index}` : `group ${one.group}`;
    const open = rooms.get(key) ?? [];
    rooms.set(key, open);
    const length = one.scope.sources.join(' ').length + 1;
    const room = open.find((candidate) => fits(candidate, one, length));
    if (room === undefined) open.push({ members: [one], length });
    else {
      room.members.push(one);
      room.length += length;
    }
  }
  return [...rooms.values()].flat().map(({ members }) => members);
}

interface Room<T> {
  readonly members: T[];
  /** Characters of its arguments so far. */
  length: number;
}

function fits(room: Room<Planned>, one: Planned, length: number): boolean {
  return (
    room.length + length <= longestArguments && !room.members.some(({ scope }) => overlap(scope, one.scope))
  );
}

function overlap(left: MeasuredScope, right: MeasuredScope): boolean {
  return left.sources.some((a) => right.sources.some((b) => contains(a, b) || contains(b, a)));
}
