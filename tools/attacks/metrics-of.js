const collectorOf = {
  'suppressions.types': 'pyright',
  'suppressions.security': 'bandit',
  'suppressions.lint': 'ruff',
  'suppressions.coverage': 'pytest',
  lint: 'ruff',
  security: 'bandit',
  types: 'pyright',
  coverage: 'pytest',
  tests: 'pytest',
};

/**
 * What the evidence of a component says about these metrics: counts as `covered/total`, other values as they are. Evidence
 * that is not `ok` says nothing but its reason.
 */
export function metricsOf(workspace, name, ids) {
  return Object.fromEntries(
    ids.map((id) => {
      const evidence = workspace.evidence(name, collectorOf[id] ?? collectorOf[id.slice(0, id.indexOf('.'))]);
      if (evidence === undefined) return [id, 'no evidence'];
      if (evidence.status !== 'ok') return [id, `not known: ${evidence.reason?.message}`];
      const metric = evidence.metrics[id];
      if (metric === undefined) return [id, 'not known: no such metric'];
      return [id, metric.total === undefined ? metric.value : `${metric.covered}/${metric.total}`];
    }),
  );
}

/** Both as one line each, for the metrics that differ. */
export function differences(expected, seen) {
  return Object.keys(expected)
    .filter((id) => expected[id] !== seen[id])
    .map((id) => `${id}: by hand ${expected[id]}, evidence ${seen[id]}`);
}
