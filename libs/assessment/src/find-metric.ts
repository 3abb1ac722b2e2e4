import { commandLine, nearestName, type Evidence, type MetricValue } from '@tta/maturity-model';
import type { AssessInput, KnownCollector } from './assess-input.js';

export type MeasuredEvidence = Extract<Evidence, { status: 'ok' }>;

export type FoundMetric =
  | {
      readonly kind: 'found';
      readonly metric: MetricValue;
      readonly evidence: MeasuredEvidence;
      readonly noun: string | undefined;
    }
  | {
      readonly kind: 'not-found';
      readonly why: string;
      readonly remedy: string;
      readonly command?: string;
      readonly files?: readonly string[];
      /** A tool should have measured it and did not. */
      readonly failed: boolean;
    };

/**
 * The value of a metric from the evidence, or why there is none. A metric counts only from the collector that declares it
 * and only from evidence about this component: a good number for something else proves nothing (incident "wrong-evidence").
 */
export function findMetric(input: AssessInput, id: string): FoundMetric {
  const owners = input.collectors.filter((collector) => collector.metrics.some((metric) => metric.id === id));
  const candidates = owners.length > 0 ? owners : input.collectors;
  const found = candidates
    .filter((collector) => collector.off === undefined)
    .flatMap((collector) => evidenceOf(input, collector))
    .filter((evidence): evidence is MeasuredEvidence => evidence.status === 'ok')
    .flatMap((evidence) => {
      const metric = Object.hasOwn(evidence.metrics, id) ? evidence.metrics[id] : undefined;
      return metric === undefined ? [] : [{ evidence, metric }];
    });
  const [first, second] = found;
  if (first === undefined) return whyNot(input, id, owners);
  if (second !== undefined) {
    const names = found.map(({ evidence }) => evidence.collector).join(' and ');
    return {
      kind: 'not-found',
      why: `${names} both measure ${id}`,
      remedy: 'Switch one of them off.',
      failed: true,
    };
  }
  const noun = owners.flatMap(({ metrics }) => metrics).find((declared) => declared.id === id)?.noun;
  return { kind: 'found', ...first, noun };
}

/** Evidence of a collector about this component; none when it has not run or its file is about something else. */
export function evidenceOf(input: AssessInput, collector: KnownCollector): readonly Evidence[] {
  return input.evidence.filter(
    (evidence) => evidence.collector === collector.name && evidence.component === input.record.component,
  );
}

function whyNot(input: AssessInput, id: string, owners: readonly KnownCollector[]): FoundMetric {
  const owner = owners.find(({ off }) => off === undefined) ?? owners[0];
  if (owner === undefined) return undeclared(input, id);
  if (owner.off !== undefined) {
    return { kind: 'not-found', why: owner.off.message, remedy: owner.off.remedy, failed: false };
  }
  const command = runTarget(input, owner);
  const [evidence] = evidenceOf(input, owner);
  if (evidence === undefined) {
    const why = `there is no evidence of ${owner.name}`;
    return { kind: 'not-found', why, remedy: `Run ${command}`, command, failed: true };
  }
  if (evidence.status === 'ok') {
    const absent = owner.metrics.find((metric) => metric.id === id)?.whenAbsent;
    if (absent !== undefined) return { kind: 'not-found', ...absent, failed: true };
    const why = `the evidence of ${owner.name} does not hold ${id}`;
    return { kind: 'not-found', why, remedy: `Run ${command} again`, command, failed: true };
  }
  const { message, remedy, files } = evidence.reason;
  const extent = evidence.status === 'partial' ? 'measured only a part' : 'measured nothing';
  return {
    kind: 'not-found',
    why: `${owner.name} ${extent}: ${message}`,
    remedy,
    command,
    failed: true,
    ...(files !== undefined && { files }),
  };
}

function undeclared(input: AssessInput, id: string): FoundMetric {
  const integration = input.record.tests?.integration ?? [];
  if (id.includes('.integration.') && integration.length === 0) {
    return {
      kind: 'not-found',
      why: 'the component declares no integration tests',
      remedy: 'Declare them under tests.integration in maturity.yaml.',
      failed: false,
    };
  }
  const known = input.collectors.flatMap(({ metrics }) => metrics.map((metric) => metric.id));
  const near = nearestName(id, known);
  return {
    kind: 'not-found',
    why: `no collector of this component measures ${id}`,
    remedy:
      near === undefined ? 'Name a metric that a collector measures.' : `Did the policy mean '${near}'?`,
    failed: false,
  };
}

/** The command that runs a collector for the component. */
export function runTarget(input: AssessInput, collector: KnownCollector): string {
  return commandLine(['nx', 'run', `${input.record.component}:${collector.target}`]);
}
