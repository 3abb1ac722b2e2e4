import type { Criterion, Signoff } from '@tta/maturity-model';
import { addDuration } from '../days.js';
import { isLink } from '../is-link.js';
import { demotedOn } from './demoted-on.js';
import type { Question } from './judgement.js';

export type SignoffCriterion = Extract<Criterion, { signoff: object }>;

/** What one sign-off is worth. `unsure`: something that decides it was not looked at. */
export type SignoffWorth =
  | { readonly kind: 'counts'; readonly by: string; readonly on: string; readonly until?: string }
  | { readonly kind: 'unsure' | 'void'; readonly by: string; readonly why: string };

/** What a sign-off is worth for what the policy asks. */
export function weighSignoff(
  signoff: Signoff,
  asked: SignoffCriterion['signoff'],
  question: Question,
): SignoffWorth {
  const { by, on } = signoff;
  const refusal = refuse(signoff, asked, question);
  if (refusal !== undefined) return { kind: 'void', by, why: refusal };
  const content = checkContent(signoff, asked, question);
  if (content !== undefined) return { ...content, by };
  if (asked.expires === undefined) return { kind: 'counts', by, on };
  const until = addDuration(signoff.on, asked.expires, 'down');
  const { today } = question.input;
  if (today !== undefined && today > until)
    return { kind: 'void', by, why: `that of ${by} ended on ${until}` };
  return { kind: 'counts', by, on, until };
}

function refuse(
  signoff: Signoff,
  asked: SignoffCriterion['signoff'],
  { input, id }: Question,
): string | undefined {
  const { by, on } = signoff;
  if (input.today !== undefined && on > input.today)
    return `that of ${by} is dated ${on}, which is yet to come`;
  // Days are as fine as records are, so a sign-off of the day of the demotion does not count (incident "same-day").
  const demoted = demotedOn(input, id);
  if (demoted !== undefined && on <= demoted) return `that of ${by} is of before the demotion on ${demoted}`;
  const team = asked.by?.team;
  if (team !== undefined && !speaksFor(signoff, team)) return `that of ${by} is not for the team ${team}`;
  if (asked.by?.not === 'requester' && by === input.requester) return `${by} asks for the promotion`;
  if (asked.evidence === 'required' && signoff.evidence === undefined)
    return `that of ${by} names no evidence`;
  return undefined;
}

function checkContent(
  { by, of, evidence, digest }: Signoff,
  asked: SignoffCriterion['signoff'],
  { input }: Question,
): { kind: 'unsure' | 'void'; why: string } | undefined {
  for (const name of asked.voidedBy) {
    const signed = of?.[name];
    const present = input.contents?.[name];
    if (signed === undefined) return { kind: 'void', why: `that of ${by} does not say for which ${name}` };
    if (present === undefined) return { kind: 'unsure', why: `the present ${name} is not known` };
    if (signed !== present)
      return { kind: 'void', why: `that of ${by} is for another version (${name} changed)` };
  }
  if (evidence === undefined || isLink(evidence)) return undefined;
  const files = input.signedFiles ?? {};
  const fact = Object.hasOwn(files, evidence) ? files[evidence] : undefined;
  if (fact === undefined) return { kind: 'unsure', why: `${evidence} was not looked at` };
  if (!fact.exists) return { kind: 'void', why: `the evidence of ${by}, ${evidence}, does not exist` };
  if (digest !== undefined && digest !== fact.digest) {
    return { kind: 'void', why: `the evidence of ${by}, ${evidence}, is not what it was when it was signed` };
  }
  return undefined;
}

function speaksFor({ by, team }: Signoff, asked: string): boolean {
  const name = (text: string): string => text.replace(/^@/, '');
  return [team, by].some(
    (text) => text !== undefined && (name(text) === name(asked) || name(text).endsWith(`/${name(asked)}`)),
  );
}
