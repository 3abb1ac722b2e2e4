/** The generated regions of a MATURITY.md, in the order of the template. Every document has each of them once. */
export const regionIds = [
  'status',
  'criteria',
  'next-stage',
  'coverage',
  'tests',
  'quality',
  'history',
] as const;

export type RegionId = (typeof regionIds)[number];
