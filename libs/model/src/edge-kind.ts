/**
 * What makes a component depend on another: what its sources import; what its tests alone import or load; plug-ins that it
 * looks for among the entry points of distributions. All of them say whose runs a change concerns.
 */
export type EdgeKind = (typeof edgeKinds)[number];

/** The strongest first. */
export const edgeKinds = ['sources', 'tests', 'plugins'] as const;

/** The stronger one of two kinds. */
export function strongerKind(left: EdgeKind, right: EdgeKind): EdgeKind {
  return includesKind(right, left) ? left : right;
}

/** Whether edges of a kind are among those up to another: edges up to `tests` are those of sources and of tests. */
export function includesKind(upTo: EdgeKind, kind: EdgeKind): boolean {
  return edgeKinds.indexOf(kind) <= edgeKinds.indexOf(upTo);
}
