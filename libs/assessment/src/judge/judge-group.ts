import { opensGate, type Outcome } from '@tta/maturity-model';
import { allOf, anyOf } from './combine-outcomes.js';
import { compareEffort } from './compare-effort.js';
import { judgement, type Judgement } from './judgement.js';

/** Several judgements as one: for `all` every unmet part is left to do, for `any` the cheapest of them. */
export function judgeGroup(kind: 'all' | 'any', parts: readonly Judgement[]): Judgement {
  const outcomes = parts.map(({ outcome }) => outcome);
  const outcome = kind === 'all' ? allOf(outcomes) : anyOf(outcomes);
  const told = kind === 'all' ? toldOfAll(outcome, parts) : toldOfAny(outcome, parts);
  const unmet = opensGate(outcome) ? [] : parts.filter((part) => !opensGate(part.outcome));
  const cheapest = [...unmet].sort((left, right) => compareEffort(left.effort, right.effort));
  const open = kind === 'all' ? unmet : cheapest.slice(0, 1);
  const hardest = cheapest.at(kind === 'all' ? -1 : 0);
  const command = open.find((part) => part.command !== undefined)?.command;
  return judgement(outcome, explain(told), 'gap', {
    ...joined('require', parts, kind === 'all' ? ' and ' : ' or '),
    ...joined('value', parts, ', '),
    ...joined('gap', open, ' and '),
    todo: unique(open.map(({ todo }) => todo).filter((todo) => todo !== '')).join('; '),
    files: uniqueFiles(open),
    metrics: unique(parts.flatMap(({ metrics }) => metrics)),
    ends: told.flatMap(({ ends }) => ends),
    ...(command !== undefined && { command }),
    ...(hardest !== undefined && {
      effort: {
        kind: hardest.effort.kind,
        amount: open.reduce((sum, { effort }) => sum + effort.amount, 0),
      },
    }),
    measuringFailed: parts.some((part) => part.measuringFailed === true),
  });
}

/** Of parts of which one failed, the failed ones say why; of parts that are not known, those. */
function toldOfAll(outcome: Outcome, parts: readonly Judgement[]): readonly Judgement[] {
  if (outcome === 'fail') return parts.filter((part) => part.outcome === 'fail');
  return outcome === 'unknown' ? parts.filter((part) => !opensGate(part.outcome)) : parts;
}

function toldOfAny(outcome: Outcome, parts: readonly Judgement[]): readonly Judgement[] {
  return outcome === 'pass' ? parts.filter((part) => opensGate(part.outcome)) : parts;
}

/** One sentence; metrics that are not known for the same reason are named together. */
function explain(parts: readonly Judgement[]): string {
  const unknown = new Map<string, string[]>();
  for (const { notKnown } of parts) {
    if (notKnown !== undefined) {
      unknown.set(notKnown.why, [...(unknown.get(notKnown.why) ?? []), notKnown.metric]);
    }
  }
  const clauses = parts.map(({ notKnown, explanation }) => {
    const metrics = notKnown === undefined ? undefined : unknown.get(notKnown.why);
    return notKnown === undefined || metrics === undefined || metrics.length === 1
      ? withoutStop(explanation)
      : `${metrics.slice(0, -1).join(', ')} and ${metrics.at(-1)} are not known: ${withoutStop(notKnown.why)}`;
  });
  return `${unique(clauses).join('; ')}.`;
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}

function joined(
  key: 'require' | 'value' | 'gap',
  parts: readonly Judgement[],
  separator: string,
): Partial<Judgement> {
  const texts = parts.map((part) => part[key]).filter((text) => text !== undefined);
  return texts.length === 0 ? {} : { [key]: texts.join(separator) };
}

function uniqueFiles(parts: readonly Judgement[]): Judgement['files'] {
  const seen = new Set<string>();
  return parts
    .flatMap(({ files }) => files)
    .filter(({ file, note }) => {
      const key = `${file}\n${note}`;
      return !seen.has(key) && seen.add(key);
    });
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
