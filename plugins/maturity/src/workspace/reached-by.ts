/** The nodes at the ends of a node's edges. */
export type Neighbours = (name: string) => readonly string[];

/** The nodes that one leads to, directly or not, without itself. Sorted. */
export function reachedBy(name: string, neighbours: Neighbours): string[] {
  const seen = new Set([name]);
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const neighbour of neighbours(next)) {
      if (seen.has(neighbour)) continue;
      seen.add(neighbour);
      open.push(neighbour);
    }
  }
  seen.delete(name);
  return [...seen].sort();
}
