import { commandLine, type AssessedCollector, type Assessment } from '@tta/maturity-model';
import type { AssessInput, KnownCollector } from './assess-input.js';
import { evidenceOf } from './find-metric.js';

type Described = Pick<Assessment, 'collectors' | 'metrics' | 'findings'>;

/**
 * How each collector of the component ended, what it measured and what it found. Numbers only from whole evidence: those
 * of a partial one are not what the tool says about the component. Its findings are true nevertheless.
 */
export function describeCollectors(input: AssessInput): Described {
  const applied = input.collectors.filter(({ off }) => off === undefined);
  const described: Described = {
    collectors: applied.map((collector) => describe(input, collector)),
    metrics: {},
    findings: {},
  };
  for (const collector of applied) {
    for (const evidence of evidenceOf(input, collector)) {
      if (evidence.status === 'unavailable') continue;
      described.findings[collector.name] = evidence.findings;
      if (evidence.status === 'partial') continue;
      for (const [id, metric] of Object.entries(evidence.metrics)) {
        described.metrics[id] = { collector: collector.name, metric };
      }
    }
  }
  return described;
}

function describe(input: AssessInput, { name, target, row }: KnownCollector): AssessedCollector {
  const [evidence] = evidenceOf(input, { name, target, row, metrics: [] });
  if (evidence === undefined) return { collector: name, target, row, excluded: [], status: 'absent' };
  return {
    collector: name,
    target,
    row,
    excluded: evidence.scope.excluded,
    ...(evidence.scope.leftOut !== undefined && { leftOut: evidence.scope.leftOut }),
    status: evidence.status,
    tool: evidence.tool,
    command: commandLine(evidence.command),
    directory: evidence.directory,
    ...(evidence.status !== 'ok' && { reason: evidence.reason }),
  };
}
