import {
  compareText,
  evidenceFormat,
  type Evidence,
  type FailureReason,
  type Finding,
  type LeftOut,
} from '@tta/maturity-model';
import type { Collector, MeasuredScope, OkReading, Reading } from '../contract/collector.js';
import { oneLine } from '../formats/one-line.js';

export interface EvidenceSubject {
  readonly collector: Pick<Collector, 'name' | 'tool' | 'handCommand'>;
  readonly scope: MeasuredScope;
  readonly version: string | null;
}

/**
 * The evidence of one component. Nothing in it comes from the process that measured: a process of its own and one that was
 * shared with others give the same bytes. Sorted, without clock or machine.
 *
 * @param trace digest of the text of its trace
 */
export function makeEvidence(
  subject: EvidenceSubject,
  reading: Exclude<Reading, { status: 'unavailable' }>,
  trace: string,
  reason?: FailureReason,
): Evidence {
  const measured = {
    ...envelope(subject, reading),
    metrics: { ...reading.metrics },
    findings: reading.findings.map(shown).sort(compareFindings),
    trace,
  };
  if (reading.status === 'ok') return { ...measured, status: 'ok' };
  if (reason === undefined) throw new Error(`partial evidence of ${subject.collector.name} without a reason`);
  return { ...measured, status: 'partial', reason };
}

/** The evidence of a component about which nothing is known. */
export function makeUnavailableEvidence(subject: EvidenceSubject, reason: FailureReason): Evidence {
  return { ...envelope(subject, { files: [], excluded: [] }), status: 'unavailable', reason };
}

function envelope(
  { collector, scope, version }: EvidenceSubject,
  measured: Pick<OkReading, 'files' | 'excluded' | 'leftOut' | 'optionsByHand'> & {
    missing?: readonly string[];
  },
) {
  return {
    format: evidenceFormat as typeof evidenceFormat,
    component: scope.component.name,
    collector: collector.name,
    tool: { name: collector.tool, version },
    config: scope.config,
    command: [...collector.handCommand(scope), ...(measured.optionsByHand ?? [])],
    directory: scope.directory,
    scope: {
      files: [...measured.files].sort(compareText),
      excluded: [...measured.excluded].sort(compareText),
      ...leftOutOf(measured),
      missing: [...(measured.missing ?? [])].sort(compareText),
    },
  };
}

/** Each once, in the order in which the collector names them; nothing where nothing is left out. */
function leftOutOf({ leftOut = [] }: Pick<OkReading, 'leftOut'>): { leftOut?: LeftOut[] } {
  const byText = new Map(
    leftOut.map((one) => [JSON.stringify(one), { ...one, name: oneLine(one.name) }] as const),
  );
  return byText.size === 0 ? {} : { leftOut: [...byText.values()] };
}

/** What tools and tests say goes to terminals, reports and pull requests. The path stays what it is on the disk. */
function shown(finding: Finding): Finding {
  return { ...finding, rule: oneLine(finding.rule), message: oneLine(finding.message) };
}

function compareFindings(left: Finding, right: Finding): number {
  return (
    compareText(left.file ?? '', right.file ?? '') ||
    (left.line ?? 0) - (right.line ?? 0) ||
    compareText(left.rule, right.rule) ||
    compareText(left.message, right.message)
  );
}
