import type { Assessment } from '@tta/maturity-model';

/** The stages that need criteria, lowest first: the order in which criteria name what they are for. */
export function stageOrder({ criteria }: Assessment): readonly string[] {
  return [...new Set(criteria.flatMap((criterion) => criterion.for.map(({ stage }) => stage)))];
}

/** Whether the supported stage lies below the one of the record. A stage that needs nothing is the lowest. */
export function supportsLess(assessment: Assessment): boolean {
  const order = stageOrder(assessment);
  return order.indexOf(assessment.supportedStage) < order.indexOf(assessment.stage.name);
}
