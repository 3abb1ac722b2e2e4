import type { CriterionKind, CriterionResult, Outcome } from '@tta/maturity-model';
import type { AssessInput } from '../assess-input.js';

/** What is to be judged: which criterion, for which stage, to get there or to stay there. */
export interface Question {
  readonly input: AssessInput;
  /** The criterion's id in the policy. */
  readonly id: string;
  readonly stage: string;
  readonly purpose: 'promote' | 'keep';
}

/**
 * How much work is left, for the order of the way to the next stage: kinds of work from a correction of the policy to
 * days of waiting, and within measured gaps the number that is missing.
 */
export interface Effort {
  readonly kind: 'configuration' | 'gap' | 'measuring' | 'file' | 'signoff' | 'dependencies' | 'soak';
  readonly amount: number;
}

/** A criterion judged, before waivers, and without the things that only the assessment knows. */
export interface Judgement {
  readonly outcome: Outcome;
  readonly require?: string;
  readonly value?: string;
  readonly gap?: string;
  readonly explanation: string;
  /** What to do about it, in plain words; empty where nothing is left to do. */
  readonly todo: string;
  readonly files: CriterionResult['files'];
  /** The ids of the metrics that were judged. */
  readonly metrics: readonly string[];
  readonly command?: string;
  readonly until?: string;
  readonly effort: Effort;
  /** The number that a waiver's floor is compared with. */
  readonly measured?: { readonly value: number; readonly better: 'higher' | 'lower' };
  /** The metric that is not known and why, so that several with one reason can be said in one sentence. */
  readonly notKnown?: { readonly metric: string; readonly why: string };
  /** A tool that should have measured did not. No waiver covers that: it excuses a value, not a run that failed. */
  readonly measuringFailed?: boolean;
  /** Days on which something that counts now ends. */
  readonly ends: readonly Ending[];
}

export interface Ending {
  readonly on: string;
  readonly what: string;
}

export interface CriterionJudgement extends Judgement {
  readonly id: string;
  readonly title: string;
  readonly kind: CriterionKind;
  readonly remedy?: string;
}

/** A judgement with nothing said yet but the outcome and why. */
export function judgement(
  outcome: Outcome,
  explanation: string,
  effort: Effort['kind'],
  more: Partial<Judgement> = {},
): Judgement {
  return {
    outcome,
    explanation,
    todo: '',
    files: [],
    metrics: [],
    ends: [],
    effort: { kind: effort, amount: 1 },
    ...more,
  };
}
