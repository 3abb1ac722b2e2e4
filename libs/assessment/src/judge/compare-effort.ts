import type { Effort } from './judgement.js';

/** A line of configuration before a gap in the code, that before what others must do, and waiting last. */
const order: readonly Effort['kind'][] = [
  'configuration',
  'gap',
  'measuring',
  'file',
  'signoff',
  'dependencies',
  'soak',
];

/** The order of work, the cheapest first; within one kind by how much is missing. */
export function compareEffort(left: Effort, right: Effort): number {
  return order.indexOf(left.kind) - order.indexOf(right.kind) || left.amount - right.amount;
}
