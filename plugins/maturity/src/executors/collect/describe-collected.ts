import type { Collected } from '@tta/maturity-collectors';
import { formatMetric, type Evidence, type Finding } from '@tta/maturity-model';

const mostFindings = 20;

/**
 * One line as a component's tool ends: `✔ carbon  ruff  lint.errors 0  (0.1s, .maturity/carbon/ruff.json)`. The mark says
 * whether there is nothing to see to: a tool that did its work and found something has a point.
 */
export function progressLine({ request, evidence, evidencePath, durationMs }: Collected): string {
  const seconds = `${(durationMs / 1000).toFixed(1)}s`;
  const mark = isClean(evidence) ? '✔' : { ok: '•', partial: '⚠', unavailable: '✖' }[evidence.status];
  // Nx shows the reason with all that the tool said.
  const found = evidence.status === 'unavailable' ? 'not known' : summary(evidence);
  return `${mark} ${request.component.name}  ${request.collector}  ${found}  (${seconds}, ${evidencePath})`;
}

function isClean(evidence: Evidence): boolean {
  return evidence.status === 'ok' && evidence.findings.length === 0;
}

/** What the task of a collector says: at most 20 findings, or why there is no number and what to do. */
export function describeCollected({ evidence, evidencePath, logPath }: Collected): string {
  const where = `Evidence: ${evidencePath}`;
  if (evidence.status === 'unavailable') {
    const { message, remedy, stderr } = evidence.reason;
    const tail = stderr === undefined || stderr === '' ? [] : ['', stderr, ''];
    return [`Not known: ${message}`, ...tail, `To do: ${remedy}`, `Log: ${logPath}\n`].join('\n');
  }
  const lines = evidence.findings.slice(0, mostFindings).map(findingLine);
  const more = evidence.findings.length - lines.length;
  return [
    ...(evidence.status === 'partial' ? [`To do: ${evidence.reason.remedy}`] : []),
    ...lines,
    ...(more > 0 ? [`and ${more} more`] : []),
    summary(evidence),
    `${where}\n`,
  ].join('\n');
}

/** The first metric and all shares, whatever their value, and of the other counts those that are not zero. */
function summary(evidence: Exclude<Evidence, { status: 'unavailable' }>): string {
  const incomplete = evidence.status === 'partial' ? `incomplete: ${evidence.reason.message}; ` : '';
  const metrics = Object.entries(evidence.metrics)
    .filter(([, metric], index) => index === 0 || metric.unit === '%' || metric.value !== 0)
    .map(([id, metric]) => `${id} ${formatMetric(metric)}`);
  return incomplete + metrics.join(', ');
}

function findingLine({ file, line, rule, message }: Finding): string {
  const place = [file, line].filter((part) => part !== undefined).join(':');
  return [place, rule, message].filter((part) => part !== '').join(' ');
}
