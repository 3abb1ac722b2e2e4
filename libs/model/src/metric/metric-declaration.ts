import type { Unit } from './metric-value.js';

/** What a collector says about a metric before it has measured anything. */
export interface MetricDeclaration {
  /** Stable id that policies name: `coverage.unit.lines`. */
  readonly id: string;
  readonly unit: Unit;
  /** The direction in which a change is an improvement. */
  readonly better: 'higher' | 'lower';
  /** What it counts, for sentences such as '19 more covered lines': `covered lines`. */
  readonly noun?: string;
  /** One sentence for documentation and for editors. */
  readonly meaning: string;
  /** Why a whole measurement may lack it, and what brings it. Absent: it never does. */
  readonly whenAbsent?: { readonly why: string; readonly remedy: string };
}
