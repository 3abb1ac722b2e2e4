import {
  commandLine,
  compareMetric,
  formatComparison,
  formatMetric,
  type Comparison,
  type Criterion,
} from '@tta/maturity-model';
import { capital } from '../capital.js';
import { findMetric } from '../find-metric.js';
import { gapFiles } from '../gap-files.js';
import { metricNoun } from '../metric-noun.js';
import { judgement, type Judgement, type Question } from './judgement.js';
import { belowMinimum } from './below-minimum.js';
import { holdsRatchet } from './holds-ratchet.js';
import { leftOut, notWhole } from './not-whole.js';
import { requiredComparison } from './required-comparison.js';

export type MetricCriterion = Extract<Criterion, { measure: string }>;

/** One metric against one comparison. Only a measured value can pass or fail; all else is unknown, with its reason. */
export function judgeMetric(criterion: MetricCriterion, question: Question, top: boolean): Judgement {
  return { ...judgeValue(criterion, question, top), metrics: [criterion.measure] };
}

function judgeValue(criterion: MetricCriterion, question: Question, top: boolean): Judgement {
  const { input } = question;
  const id = criterion.measure;
  const required = requiredComparison(criterion, question, top);
  if (!required.ok) {
    return judgement('error', `${capital(required.message)}.`, 'configuration', { todo: required.remedy });
  }
  const { comparison } = required;
  // Beside other parts of an `all` a bare '== 0' says nothing.
  const require = top ? formatComparison(comparison) : `${id} ${formatComparison(comparison)}`;
  const found = findMetric(input, id);
  if (found.kind === 'not-found') {
    return judgement('unknown', `${id} is not known: ${sentence(found.why)}`, 'measuring', {
      require,
      todo: found.remedy,
      notKnown: { metric: id, why: found.why },
      measuringFailed: found.failed,
      files: (found.files ?? []).map((file) => ({ file, note: 'not measured' })),
      ...(found.command !== undefined && { command: found.command }),
    });
  }
  const { metric, evidence } = found;
  const small = belowMinimum(criterion, input);
  if (small !== undefined) return { ...small, require };
  const time = timeOf(criterion);
  if (time !== undefined) {
    return judgement(
      'unknown',
      `${id} is not known: the evidence does not say over which time it was measured, and the policy asks for ${time}.`,
      'measuring',
      { require },
    );
  }
  const unmeasured = criterion.whole === undefined ? undefined : notWhole(id, evidence);
  if (unmeasured !== undefined) return { ...unmeasured, require };

  const noun = found.noun ?? metricNoun(id);
  const baseline =
    input.baseline !== undefined && Object.hasOwn(input.baseline, id) ? input.baseline[id] : undefined;
  const options = { ...(baseline !== undefined && { baseline }), ...(noun !== undefined && { noun }) };
  const result = compareMetric(comparison, metric, options);
  const value = top || noun === undefined ? formatMetric(metric) : `${formatMetric(metric)} ${noun}`;
  const measured =
    metric.value === null ? {} : { measured: { value: metric.value, better: betterOf(comparison) } };
  const facts = { require, value, ...measured };
  const asked = formatComparison(comparison);
  const shown = formatMetric(metric);
  const excluded = leftOut(criterion, evidence);
  switch (result.outcome) {
    case 'pass':
      return judgement('pass', `${id} is ${shown}, as asked for (${asked})${excluded}.`, 'gap', facts);
    case 'unknown': {
      const start = metric.value === null ? `${id} is not known:` : `${id} is ${shown}, but`;
      return judgement('unknown', `${start} ${result.reason}.`, 'measuring', {
        ...facts,
        todo: remedyWithoutBaseline(comparison),
      });
    }
    case 'fail': {
      const ratcheted = holdsRatchet(criterion, comparison, metric, baseline, question);
      if (ratcheted !== undefined) return { ...ratcheted, ...facts };
      return judgement(
        'fail',
        `${id} is ${shown}, but ${asked} is asked for: ${result.gap}${excluded}.`,
        'gap',
        {
          ...facts,
          gap: result.gap,
          todo: result.gap,
          files: gapFiles(id, metric, evidence),
          command: commandLine(evidence.command, evidence.directory),
          effort: { kind: 'gap', amount: result.missing },
        },
      );
    }
    default:
      return result satisfies never;
  }
}

function timeOf({ window, completeness, maxAge }: MetricCriterion): string | undefined {
  const parts = [
    ...(window === undefined ? [] : [`a window of ${window}`]),
    ...(completeness === undefined ? [] : [`${completeness} of its samples`]),
    ...(maxAge === undefined ? [] : [`an age of at most ${maxAge}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(' and ');
}

function betterOf(comparison: Comparison): 'higher' | 'lower' {
  if (comparison.kind !== 'threshold') return comparison.kind === 'no-increase' ? 'lower' : 'higher';
  return comparison.operator === '>=' || comparison.operator === '>' ? 'higher' : 'lower';
}

function remedyWithoutBaseline(comparison: Comparison): string {
  return comparison.kind === 'threshold'
    ? 'Look at what the component gives the tool to measure'
    : 'It is judged where the merge base is known: by validate and the gate';
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
