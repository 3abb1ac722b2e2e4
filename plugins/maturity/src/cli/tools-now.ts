import { toolsOfReport } from '../workspace/tools-of-report.js';
import type { OpenWorkspace } from './open-workspace.js';
import type { ToolsBefore } from './print-fleet-warnings.js';

/** The tools that the reports of these components name now, before a run writes them anew. */
export function toolsNow({ root, projectGraph }: OpenWorkspace, names: readonly string[]): ToolsBefore {
  return new Map(
    names.flatMap((name) => {
      const node = projectGraph.nodes[name];
      return node === undefined ? [] : [[node.data.root, toolsOfReport(node.data, root)] as const];
    }),
  );
}
