import type { Assessment } from '@tta/maturity-model';
import type { LastGood } from './last-good.js';

/** All that the generated regions depend on. */
export interface RenderContext {
  readonly assessment: Assessment;
  readonly lastGood: LastGood;
  /** Day on which the generated regions last changed. */
  readonly lastUpdated: string;
}
