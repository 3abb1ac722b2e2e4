/**
 * For each kind of change how often it came and what came of it, and over-selection (selected components for each that
 * changed) as a median over the changes that git sees.
 */
export function summarize(outcomes) {
  const seen = outcomes.filter(({ selected }) => selected !== undefined);
  const kinds = [...new Set(outcomes.map(({ kind }) => kind))];
  const rows = kinds.map((kind) =>
    rowOf(
      kind,
      outcomes.filter((outcome) => outcome.kind === kind),
    ),
  );
  const excess = rows
    .map(({ kind, excess: extra }) => ({ kind, extra }))
    .filter(({ extra }) => extra > 0)
    .sort((left, right) => right.extra - left.extra);
  const all = rowOf('all', outcomes);
  return {
    ratio: median(
      seen.filter(({ changed }) => changed > 0).map(({ selected, changed }) => selected / changed),
    ),
    causes:
      excess
        .slice(0, 4)
        .map(({ kind, extra }) => `${kind} +${extra}`)
        .join(', ') || 'none',
    table: [['times', 'changed', 'selected', 'missed', 'red', 'stale', 'kind'], ...[...rows, all].map(cells)]
      .map((row) => row.map((cell, index) => (index < 6 ? String(cell).padStart(8) : `  ${cell}`)).join(''))
      .join('\n'),
  };
}

function rowOf(kind, outcomes) {
  const sum = (key) => outcomes.reduce((total, outcome) => total + (outcome[key] ?? 0), 0);
  const ofSeen = outcomes.filter(({ selected }) => selected !== undefined);
  return {
    kind,
    times: outcomes.length,
    changed: sum('changed'),
    selected: ofSeen.length === 0 ? '-' : sum('selected'),
    missed: sum('misses'),
    red: outcomes.filter(({ red }) => red).length,
    stale: sum('stale'),
    excess: ofSeen.reduce((total, { selected, changed }) => total + Math.max(0, selected - changed), 0),
  };
}

const cells = ({ kind, times, changed, selected, missed, red, stale }) => [
  times,
  changed,
  selected,
  missed,
  red,
  stale,
  kind,
];

export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  if (sorted.length === 0) return 1;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
