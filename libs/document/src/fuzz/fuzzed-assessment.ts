import { outcomes, type AssessedCollector, type Assessment, type Finding } from '@tta/maturity-model';
import fc from 'fast-check';
import { sampleAssessment } from '../testing/sample-assessment.js';
import { hostileText } from './hostile-text.js';

const count = fc.nat(500);
const states = ['ok', 'ok', 'ok', 'partial', 'unavailable', 'absent'] as const;
const text = hostileText.map((value) => (value === '' ? '?' : value));

/** Assessments of one component: other numbers and outcomes, failed collectors, hostile text wherever text may stand. */
export const fuzzedAssessment: fc.Arbitrary<Assessment> = fc
  .record({
    counts: fc.array(count, { minLength: 12, maxLength: 12 }),
    states: fc.array(fc.constantFrom(...states), { minLength: 5, maxLength: 5 }),
    texts: fc.array(text, { minLength: 10, maxLength: 10 }),
    outcomes: fc.array(fc.constantFrom(...outcomes), { minLength: 5, maxLength: 5 }),
    parts: fc.record({
      findings: fc.boolean(),
      history: fc.boolean(),
      last: fc.boolean(),
      supported: fc.boolean(),
    }),
    // Most are small, because the time goes into the writing of text.
    criteria: fc.constantFrom(0, 1, 2, 2, 3, 10),
    collectors: fc.constantFrom(1, 2, 3, 5),
  })
  .map(({ counts, states: collectorStates, texts, outcomes: found, parts, ...size }) => {
    const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
    const sample = smallerSample(size.criteria, size.collectors, counts[0] ?? 0);
    const collectors = sample.collectors.map((collector, index): AssessedCollector => {
      const status = pick(collectorStates, index);
      if (status === 'ok')
        return {
          ...collector,
          command: pick(texts, index),
          leftOut: [{ kind: 'rule', name: pick(texts, index + 2), files: pick(texts, index + 3) }],
        };
      const reason = {
        code: 'crashed' as const,
        message: pick(texts, index),
        remedy: pick(texts, index + 1),
      };
      return { ...collector, status, reason };
    });
    const gone = collectors.filter(({ status }) => status === 'unavailable' || status === 'absent');
    const metrics = Object.entries(sample.metrics)
      .filter(([, { collector }]) => !gone.some((other) => other.collector === collector))
      .map(([id, { collector, metric }], index) => {
        const value = pick(counts, index);
        return [id, { collector, metric: metric.unit === 'count' ? { ...metric, value } : metric }] as const;
      });
    const finding = (message: string): Finding => ({
      rule: message,
      severity: 'error',
      file: `${message}.py`,
      line: 1,
      message,
    });
    const findings = Object.fromEntries(collectors.map(({ collector }) => [collector, texts.map(finding)]));
    return {
      ...sample,
      title: pick(texts, 0),
      groupTitle: pick(texts, 1),
      owner: pick(texts, 2),
      collectors,
      metrics: Object.fromEntries(metrics),
      findings: parts.findings ? findings : sample.findings,
      criteria: sample.criteria.map((criterion, index) => ({
        ...criterion,
        outcome: pick(found, index),
        title: pick(texts, index),
        explanation: pick(texts, index + 1),
        gap: pick(texts, index + 2),
        files: [{ file: pick(texts, index + 3), note: pick(texts, index + 4) }],
        command: pick(texts, index + 5),
      })),
      wayToNextStage: sample.wayToNextStage.map((step, index) => ({
        ...step,
        todo: pick(texts, index),
        command: pick(texts, index + 6),
      })),
      history: parts.history
        ? sample.history.map((entry, index) => ({
            ...entry,
            by: pick(texts, index),
            reason: pick(texts, index + 7),
          }))
        : [],
      nextStage: parts.last ? null : 'staging',
      supportedStage: parts.supported ? 'staging' : 'development',
    };
  });

/** The sample with some of its criteria and collectors, beginning with any of them. */
export function smallerSample(criteria: number, collectors: number, start: number): Assessment {
  const some = <T>(list: readonly T[], length: number): T[] =>
    [...list, ...list].slice(start % list.length, (start % list.length) + Math.min(length, list.length));
  const chosen = some(sampleAssessment.collectors, collectors);
  const isChosen = ([, { collector }]: [string, { collector: string }]): boolean =>
    chosen.some((candidate) => candidate.collector === collector);
  return {
    ...sampleAssessment,
    collectors: chosen,
    metrics: Object.fromEntries(Object.entries(sampleAssessment.metrics).filter(isChosen)),
    criteria: some(sampleAssessment.criteria, criteria),
    wayToNextStage: some(sampleAssessment.wayToNextStage, criteria),
  };
}
