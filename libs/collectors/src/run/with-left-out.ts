import type { Collector, GroupReading, MeasuredScope, Reading, StepOutputs } from '../contract/collector.js';
import { lookAtDisk } from '../trace/disk.js';
import { workspaceView } from '../trace/workspace-view.js';

/** The readings of a group with what else the collector says that the configuration of each component leaves out. */
export function withLeftOut(
  group: GroupReading,
  request: {
    readonly collector: Collector;
    readonly scopes: readonly MeasuredScope[];
    readonly workspaceRoot: string;
  },
  outputs: StepOutputs,
): GroupReading {
  const { collector, scopes, workspaceRoot } = request;
  if (!group.usable || collector.leftOut === undefined) return group;
  const view = workspaceView(workspaceRoot, lookAtDisk());
  const readings = new Map<string, Reading>(group.readings);
  for (const scope of scopes) {
    const reading = readings.get(scope.component.name);
    if (reading === undefined || reading.status === 'unavailable') continue;
    const { files } = reading;
    const leftOut = collector.leftOut({ scope, files, outputs, workspaceRoot, view });
    if (leftOut.length > 0)
      readings.set(scope.component.name, {
        ...reading,
        leftOut: [...(reading.leftOut ?? []), ...leftOut],
      });
  }
  return { ...group, readings };
}
