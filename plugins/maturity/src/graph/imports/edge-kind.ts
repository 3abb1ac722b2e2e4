/**
 * What makes a component depend on another. Only `sources` counts for stages: edges of `tests` alone, and of `plugins` that
 * are looked for among the entry points of distributions, say whose runs a change concerns, and no more.
 */
export type EdgeKind = (typeof edgeKinds)[number];

/** The strongest first. */
export const edgeKinds = ['sources', 'tests', 'plugins'] as const;

/** The stronger one of two kinds. */
export function strongerKind(left: EdgeKind, right: EdgeKind): EdgeKind {
  return edgeKinds.indexOf(left) < edgeKinds.indexOf(right) ? left : right;
}
