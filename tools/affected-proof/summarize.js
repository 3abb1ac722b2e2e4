/** Over-selection (selected components for each that changed) as a median over changes, and by the kind of change. */
export function summarize(outcomes) {
  const ratios = outcomes
    .filter(({ changed }) => changed > 0)
    .map(({ selected, changed }) => selected / changed);
  const byKind = new Map();
  for (const outcome of outcomes) byKind.set(outcome.kind, [...(byKind.get(outcome.kind) ?? []), outcome]);
  const rows = [...byKind].map(([kind, all]) => ({
    kind,
    times: all.length,
    changed: sum(all, 'changed'),
    selected: sum(all, 'selected'),
  }));
  const excess = rows
    .map((row) => ({ kind: row.kind, extra: row.selected - row.changed }))
    .filter(({ extra }) => extra > 0)
    .sort((left, right) => right.extra - left.extra);
  return {
    median: median(ratios),
    causes:
      excess
        .slice(0, 4)
        .map(({ kind, extra }) => `${kind} +${extra}`)
        .join(', ') || 'none',
    table: rows
      .map(
        ({ kind, times, changed, selected }) =>
          `${kind}: ${times} times, changed ${changed}, selected ${selected}`,
      )
      .join('\n'),
  };
}

export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  if (sorted.length === 0) return 1;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const sum = (rows, key) => rows.reduce((total, row) => total + row[key], 0);
