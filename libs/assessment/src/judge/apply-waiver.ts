import { parseDuration, type Waiver } from '@tta/maturity-model';
import type { Judgement, Question } from './judgement.js';

/**
 * What a waiver of the record makes of an outcome that does not open the gate. The real value stays. A waiver excuses a
 * value or a missing act of people; it never excuses a tool that did not run, nor a mistake in the policy or the record.
 */
export function applyWaiver(judged: Judgement, question: Question): Judgement {
  const { input, id } = question;
  const isOpen = judged.outcome === 'fail' || judged.outcome === 'unknown' || judged.outcome === 'pending';
  const waivers = input.record.waivers.filter(({ criterion }) => criterion === id);
  if (!isOpen || waivers.length === 0) return judged;
  const weighed = waivers.map((waiver) => ({ waiver, refusal: refuse(waiver, judged, question) }));
  const counting = weighed
    .filter(({ refusal }) => refusal === undefined)
    .sort((left, right) => (left.waiver.until < right.waiver.until ? 1 : -1))[0];
  if (counting === undefined) {
    const reasons = weighed.map(({ refusal }) => refusal).join('; ');
    return {
      ...judged,
      explanation: `${judged.explanation.replace(/\.$/, '')}; its waiver does not count: ${reasons}.`,
    };
  }
  const { reason, approvedBy, until } = counting.waiver;
  return {
    ...judged,
    outcome: 'waived',
    explanation: `${judged.explanation.replace(/\.$/, '')}; waived until ${until} (${reason}, approved by ${approvedBy}).`,
    until,
    ends: [...judged.ends, { on: until, what: `waiver of '${id}' until ${until}` }],
  };
}

/** Why a waiver does not count; undefined when it does. Without today's date its last day is only shown. */
function refuse(waiver: Waiver, judged: Judgement, { input }: Question): string | undefined {
  const { waivers: rules } = input.policy;
  const { today } = input;
  if (judged.measuringFailed === true) return 'it excuses a value, not a tool that did not measure';
  if (!rules.reasons.includes(waiver.reason)) return `'${waiver.reason}' is none of the policy's reasons`;
  if (today !== undefined && today > waiver.until) return `it ended on ${waiver.until}`;
  if (today !== undefined && waiver.on !== undefined && waiver.on > today) return `it starts on ${waiver.on}`;
  const start = waiver.on ?? today;
  if (start !== undefined && length(start, waiver.until) > parseDuration(rules.maxDuration)) {
    return `until ${waiver.until} is longer than the ${rules.maxDuration} that the policy allows`;
  }
  return waiver.atMost === undefined ? undefined : belowFloor(waiver.atMost, judged);
}

function belowFloor(atMost: number, { measured }: Judgement): string | undefined {
  if (measured === undefined) return 'its atMost needs one measured value';
  const holds = measured.better === 'lower' ? measured.value <= atMost : measured.value >= atMost;
  return holds ? undefined : `the value is worse than the ${atMost} that it allows`;
}

function length(from: string, to: string): number {
  return Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`);
}
