import type { AssessedCollector, Assessment, MetricValue } from '@tta/maturity-model';

/** What one collector measures, under the name that readers see. */
export interface MeasuredArea {
  readonly collector: AssessedCollector;
  /** `Unit`, `Lint`: the name of its row. The same whether it measured or not, so that an earlier row is found by it. */
  readonly label: string;
  /** `unit` or `integration` for tests, undefined for tools that run no tests. */
  readonly tests: string | undefined;
  /** Metrics of this area by id, sorted. */
  readonly metrics: ReadonlyMap<string, MetricValue>;
}

const labels: Readonly<Record<string, string>> = {
  ruff: 'Lint',
  pyright: 'Types',
  bandit: 'Security',
  lint: 'Lint',
  typecheck: 'Types',
  security: 'Security',
};

/** One area per collector; two for a collector that measures two kinds of tests. */
export function measuredAreas(assessment: Assessment): readonly MeasuredArea[] {
  const areas = assessment.collectors.flatMap((collector) => areasOf(collector, assessment));
  return areas.map((area) => {
    const twin = areas.some((other) => other !== area && other.label === area.label);
    return twin ? { ...area, label: `${area.label} (${area.collector.collector})` } : area;
  });
}

function areasOf(collector: AssessedCollector, assessment: Assessment): MeasuredArea[] {
  const metrics = Object.entries(assessment.metrics)
    .filter(([, measured]) => measured.collector === collector.collector)
    .map(([id, { metric }]) => [id, metric] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const kinds = new Set(
    metrics.flatMap(([id]) => /^(?:coverage|tests)\.([a-z0-9-]+)\./i.exec(id)?.[1] ?? []),
  );
  const name = `${collector.collector} ${collector.target}`;
  if (kinds.size === 0 && /test|coverage/i.test(name))
    kinds.add(/integration/i.test(name) ? 'integration' : 'unit');
  if (kinds.size === 0) {
    const suffix = collector.target.split(':').at(-1) ?? '';
    const label = labels[collector.collector] ?? labels[suffix] ?? capitalised(collector.collector);
    return [{ collector, label, tests: undefined, metrics: new Map(metrics) }];
  }
  return [...kinds].map((kind) => ({
    collector,
    label: capitalised(kind),
    tests: kind,
    // What names no kind (suppressions in the sources) is shown with the first one.
    metrics: new Map(metrics.filter(([id]) => id.split('.')[1] === kind || kind === [...kinds][0])),
  }));
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
