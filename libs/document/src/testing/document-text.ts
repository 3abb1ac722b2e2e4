import type { Assessment } from '@tta/maturity-model';
import { updateDocument } from '../update-document.js';
import { sampleAssessment } from './sample-assessment.js';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The text after an update; throws with the problems where there is none. */
export function updatedText(
  text: string | undefined,
  assessment: Assessment = sampleAssessment,
  today = '2026-11-21',
): string {
  const updated = updateDocument({ text: text === undefined ? undefined : bytesOf(text), assessment, today });
  if (updated.kind === 'problems') throw new Error(JSON.stringify(updated.problems, null, 2));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(updated.bytes);
}

/** The sample with one collector that gave nothing, as the assessment has it then: no metrics, unknown criteria. */
export function withFailure(
  collector: string,
  message: string,
  assessment: Assessment = sampleAssessment,
): Assessment {
  const remedy = `Run 'nx run carbon:maturity' again.`;
  return {
    ...assessment,
    collectors: assessment.collectors.map((entry) =>
      entry.collector === collector
        ? { ...entry, status: 'unavailable', reason: { code: 'crashed', message, remedy } }
        : entry,
    ),
    metrics: Object.fromEntries(
      Object.entries(assessment.metrics).filter(([, metric]) => metric.collector !== collector),
    ),
    findings: Object.fromEntries(Object.entries(assessment.findings).filter(([name]) => name !== collector)),
  };
}
