import { judgement, type Judgement, type Question } from './judgement.js';
import { weighSignoff, type SignoffCriterion, type SignoffWorth } from './weigh-signoff.js';

/** Whether enough people have signed, for this content, with evidence, and not too long ago. */
export function judgeSignoff({ signoff: asked }: SignoffCriterion, question: Question): Judgement {
  const { input, id } = question;
  const needed = asked.by?.count ?? 1;
  const require = describeAsked(asked);
  const proof = asked.evidence === 'required' ? ', evidence: docs/review.md' : '';
  const todo = `sign for it: add \`{ criterion: ${id}, by: '@you', on: YYYY-MM-DD${proof} }\` to signoffs in maturity.yaml`;
  const worth = input.record.signoffs
    .filter(({ criterion }) => criterion === id)
    .map((signoff) => weighSignoff(signoff, asked, question));
  const counting = latestByPerson(worth.filter((entry) => entry.kind === 'counts'));
  if (counting.length >= needed) {
    const names = counting.map(({ by }) => by).join(', ');
    const signed = counting.map(({ by, on }) => `${by} on ${on}`).join(', ');
    const until = endOf(counting, needed);
    const lasts = until === undefined ? '' : `, which counts until ${until}`;
    return judgement('pass', `Signed by ${signed}${lasts}.`, 'signoff', {
      require,
      value: names,
      ...(until !== undefined && {
        until,
        ends: [{ on: until, what: `sign-off for '${id}' until ${until}` }],
      }),
    });
  }
  const rejected = worth.filter((entry) => entry.kind !== 'counts');
  const unsure = rejected.filter(({ kind }) => kind === 'unsure');
  const possible = new Set([...counting, ...unsure].map(({ by }) => by)).size >= needed;
  const reasons = rejected.map(({ why }) => why).join('; ');
  const missing = needed - counting.length;
  const start = needed === 1 ? 'Not signed yet' : `${counting.length} of ${needed} have signed`;
  return judgement(
    possible ? 'unknown' : 'pending',
    `${start}${reasons === '' ? '' : `: ${reasons}`}.`,
    possible ? 'measuring' : 'signoff',
    {
      require,
      value: `${counting.length}/${needed}`,
      gap: missing === 1 ? '1 sign-off' : `${missing} sign-offs`,
      todo: possible ? reasons : todo,
      effort: { kind: 'signoff', amount: missing },
    },
  );
}

type Counting = Extract<SignoffWorth, { kind: 'counts' }>;

/** Each person once, by the sign-off that lasts the longest. */
function latestByPerson(counting: readonly Counting[]): Counting[] {
  const people = new Map<string, Counting>();
  for (const entry of counting) {
    const known = people.get(entry.by);
    if (known === undefined || lastDay(entry) > lastDay(known)) people.set(entry.by, entry);
  }
  return [...people.values()];
}

/** The last day on which as many as needed count. */
function endOf(counting: readonly Counting[], needed: number): string | undefined {
  return counting
    .map(({ until }) => until)
    .sort((left, right) => (left === right ? 0 : (left ?? forever) > (right ?? forever) ? -1 : 1))[
    needed - 1
  ];
}

const forever = '9999-12-31';

function lastDay({ until }: Counting): string {
  return until ?? forever;
}

function describeAsked({ by, evidence, expires }: SignoffCriterion['signoff']): string {
  const count = by?.count ?? 1;
  const who = by?.team === undefined ? '' : ` of ${by.team}`;
  const what = count === 1 ? 'a sign-off' : `${count} sign-offs`;
  const proof = evidence === 'required' ? ' with evidence' : '';
  return `${what}${who}${proof}${expires === undefined ? '' : `, for ${expires}`}`;
}
