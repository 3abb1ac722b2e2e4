import type { Outcome } from '@tta/maturity-model';

/** The sign of an outcome. The words beside it say the same, for those who do not see it. */
export function outcomeMark(outcome: Outcome): string {
  switch (outcome) {
    case 'pass':
      return '✅';
    case 'fail':
      return '❌';
    case 'unknown':
    case 'error':
      return '❓';
    case 'pending':
      return '⏳';
    case 'not-applicable':
      return '➖';
    case 'waived':
      return '☑️';
    default:
      return outcome satisfies never;
  }
}
