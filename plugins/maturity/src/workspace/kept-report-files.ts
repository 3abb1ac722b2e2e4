import { componentFolder } from '@tta/maturity-collectors';

/**
 * The outputs of a report's task beside the assessment: the MATURITY.md that it made, and from which one it made it. Nx
 * empties an output before it restores it from its cache: killed at that moment it would leave nothing of what people
 * wrote. So MATURITY.md itself is no output; what Nx has restored is put in its place whole.
 */
export function keptReportFiles(component: string): { document: string; origin: string } {
  const folder = componentFolder(component);
  return { document: `${folder}/MATURITY.md`, origin: `${folder}/report.json` };
}
