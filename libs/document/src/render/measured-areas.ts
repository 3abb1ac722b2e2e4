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

/** One area per collector. Two with one label are told apart by the names of their collectors. */
export function measuredAreas(assessment: Assessment): readonly MeasuredArea[] {
  const areas = assessment.collectors.map((collector) => areaOf(collector, assessment));
  return areas.map((area) => {
    const twin = areas.some((other) => other !== area && other.label === area.label);
    return twin ? { ...area, label: `${area.label} (${area.collector.collector})` } : area;
  });
}

function areaOf(collector: AssessedCollector, assessment: Assessment): MeasuredArea {
  const metrics = Object.entries(assessment.metrics)
    .filter(([, measured]) => measured.collector === collector.collector)
    .map(([id, { metric }]) => [id, metric] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const { row } = collector;
  return {
    collector,
    label: row.label,
    tests: row.region === 'tests' ? row.kind : undefined,
    metrics: new Map(metrics),
  };
}
